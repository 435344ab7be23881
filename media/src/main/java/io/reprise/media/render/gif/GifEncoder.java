package io.reprise.media.render.gif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Writes a GIF picture by picture; each only redraws what has changed. A picture of which nothing is drawn is not written;
 * the one before is shown for longer. A few pictures wait until those after them are known ({@link SmoothedPicture}). By hand:
 * lossy packing chooses among colours while it packs, which neither the JDK's nor FFmpeg's encoder lets one do.
 */
public final class GifEncoder {
    /** Bits that drawing a pixel must be worth for the part that is drawn to take it in. */
    private static final double GAINING_BITS = 1;

    private final GifWriter writer;
    private final OutputStream out;
    private final Plan plan;
    private final Canvas canvas;
    private final PictureErrors errors;
    private final PictureColours colours;
    private final PictureCoder coder;
    private final GifTimeline timeline = new GifTimeline();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private ByteArrayOutputStream coded = new ByteArrayOutputStream();
    private ByteArrayOutputStream next = new ByteArrayOutputStream();
    private byte[] latest = {};
    private Drawn drawn;
    private int pictures;

    /**
     * What a GIF is like.
     *
     * @param width columns, 1 to 65535
     * @param height rows, 1 to 65535
     * @param options how bytes are weighed against errors
     * @param comment ASCII
     * @param plays how often it is played, 0 for ever
     * @param threads that work at it, at least 1; the file is the same for any number
     */
    public record Plan(int width, int height, GifOptions options, String comment, int plays, int threads) {
        public Plan {
            if (width < 1 || height < 1 || width > 65535 || height > 65535) {
                throw new IllegalArgumentException("a GIF is 1x1 to 65535x65535, not " + width + "x" + height);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("a GIF is made by at least 1 thread, not " + threads);
            }
        }
    }

    private record Waiting(long micros, byte[] rgb) {}

    /** How the picture that is coded but not yet written is drawn. */
    private record Drawn(Canvas.Box box, Palette palette, boolean own) {}

    /**
     * Starts a GIF.
     *
     * @param out takes the file; should be buffered; stays open
     */
    public GifEncoder(OutputStream out, Plan plan) {
        this.out = out;
        this.plan = plan;
        this.writer = new GifWriter(out);
        this.canvas = new Canvas(plan.width, plan.height);
        this.errors = new PictureErrors(canvas, plan.options.bitsPerError(), new Bands(plan.height, plan.threads));
        this.colours = new PictureColours(errors, plan.options, canvas.pixels());
        this.coder = new PictureCoder(canvas, errors, plan.options.bitsPerError());
        this.drawn = new Drawn(whole(), new Palette(new int[] {0}), false);
    }

    private Canvas.Box whole() {
        return new Canvas.Box(0, 0, plan.width, plan.height);
    }

    /**
     * Adds a picture.
     *
     * @param micros when it is first shown; 0 for the first, then ascending
     * @param rgb bytes R, G, B; may be used again afterwards
     */
    public void add(long micros, byte[] rgb) throws IOException {
        waiting.add(new Waiting(micros, rgb.clone()));
        if (waiting.size() > SmoothedPicture.LOOKAHEAD) {
            codeNext();
        }
    }

    /** Codes the picture that has waited longest; those still waiting are what comes after it. */
    private void codeNext() throws IOException {
        Waiting picture = waiting.remove();
        if (!timeline.hasRoomAt(picture.micros) || Arrays.equals(picture.rgb, latest)) {
            return;
        }
        latest = picture.rgb;
        List<byte[]> later = new ArrayList<>();
        waiting.forEach(other -> later.add(other.rgb));
        errors.set(picture.rgb, later);
        Drawn wanted = canvas.isEmpty() ? first() : changed();
        if (!wanted.box.isEmpty() && coder.code(wanted.palette, wanted.box, next)) {
            writeShown(picture.micros);
            drawn = wanted;
            ByteArrayOutputStream written = coded;
            coded = next;
            next = written;
            timeline.show(picture.micros);
            pictures++;
        }
        next.reset();
    }

    private Drawn first() throws IOException {
        Palette palette = colours.makeCommon();
        errors.findBest();
        writer.start(plan.width, plan.height, palette);
        writer.loop(plan.plays);
        writer.comment(plan.comment);
        return new Drawn(whole(), palette, false);
    }

    private Drawn changed() {
        Palette palette = colours.choose();
        errors.findBest();
        float threshold = (float) (GAINING_BITS / plan.options.bitsPerError());
        return new Drawn(errors.gaining(threshold), palette, colours.isOwn());
    }

    /** What a player shows after the last picture coded, 0xRRGGBB by pixel. */
    int[] shown() {
        return canvas.copy();
    }

    private void writeShown(long untilMicros) throws IOException {
        if (pictures > 0) {
            writer.picture(drawn.box, timeline.delayUntil(untilMicros), drawn.palette, drawn.own);
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
        timeline.endAt(lengthMicros);
        while (!waiting.isEmpty()) {
            codeNext();
        }
        writeShown(lengthMicros);
        writer.end();
        return pictures;
    }
}
