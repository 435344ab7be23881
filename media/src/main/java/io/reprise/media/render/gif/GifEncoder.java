package io.reprise.media.render.gif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a GIF picture by picture: one palette, pictures that only redraw what has changed. A picture of
 * which nothing is drawn is not written; the one before is shown for longer.
 */
public final class GifEncoder {
    /** Lossiness beyond which a GIF is only streaks. */
    public static final double MOST_LOSSY = 60;

    private final GifWriter writer;
    private final OutputStream out;
    private final int transparent;
    private final Canvas canvas;
    private final PictureCoder coder;
    private final GifTimeline timeline;
    private ByteArrayOutputStream coded = new ByteArrayOutputStream();
    private ByteArrayOutputStream next = new ByteArrayOutputStream();
    private Canvas.Box box;
    private int pictures;

    /**
     * What a GIF is like.
     *
     * @param width columns, 1 to 65535
     * @param height rows, 1 to 65535
     * @param palette its colours
     * @param lossiness how far, in levels of 255, a pixel may be from its colour if that compresses better; 0 to {@link
     *     #MOST_LOSSY}
     * @param comment ASCII
     * @param plays how often it is played, 0 for ever
     * @param lengthMicros how long it lasts at most
     */
    public record Plan(
            int width, int height, Palette palette, double lossiness, String comment, int plays, long lengthMicros) {
        public Plan {
            if (width < 1 || height < 1 || width > 65535 || height > 65535) {
                throw new IllegalArgumentException("a GIF is 1x1 to 65535x65535, not " + width + "x" + height);
            }
            if (!(lossiness >= 0 && lossiness <= MOST_LOSSY)) {
                throw new IllegalArgumentException("lossiness is 0 to " + MOST_LOSSY + ", not " + lossiness);
            }
        }
    }

    /**
     * Starts a GIF.
     *
     * @param out takes the file; should be buffered; stays open
     */
    public GifEncoder(OutputStream out, Plan plan) throws IOException {
        this.out = out;
        this.writer = new GifWriter(out);
        this.transparent = plan.palette.size();
        this.canvas = new Canvas(plan.width, plan.height);
        this.coder = new PictureCoder(plan.width, plan.palette, canvas, plan.lossiness);
        this.timeline = new GifTimeline(plan.lengthMicros);
        this.box = new Canvas.Box(0, 0, plan.width, plan.height);
        writer.start(plan.width, plan.height, plan.palette);
        writer.loop(plan.plays);
        writer.comment(plan.comment);
    }

    /**
     * Adds a picture.
     *
     * @param micros when it is first shown; 0 for the first, then ascending
     * @param rgb bytes R, G, B
     */
    public void add(long micros, byte[] rgb) throws IOException {
        Canvas.Box changed = canvas.changed(rgb);
        if (changed.isEmpty() || !timeline.hasRoomAt(micros)) {
            return;
        }
        if (coder.code(rgb, changed, next)) {
            writeShown(micros);
            box = changed;
            ByteArrayOutputStream written = coded;
            coded = next;
            next = written;
            timeline.show(micros);
            pictures++;
        }
        next.reset();
    }

    private void writeShown(long untilMicros) throws IOException {
        if (pictures > 0) {
            writer.picture(box, timeline.delayUntil(untilMicros), transparent);
            coded.writeTo(out);
        }
    }

    /**
     * Ends the GIF.
     *
     * @param lengthMicros when its last picture ends
     * @return how many pictures it has
     */
    public int finish(long lengthMicros) throws IOException {
        writeShown(lengthMicros);
        writer.end();
        return pictures;
    }
}
