package io.reprise.media.caption;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.jspecify.annotations.Nullable;

/** Draws a track's texts into pictures of one size; what stands there is laid out once for as long as it stays. */
public final class CaptionDrawer {
    private final CaptionTrack track;
    private final int width;
    private final int height;
    private final CaptionPainter painter;
    private @Nullable String shown;
    private int[] overlay = new int[0];

    /** For pictures of that size. */
    public CaptionDrawer(CaptionTrack track, int width, int height) {
        this.track = track;
        this.width = width;
        this.height = height;
        this.painter = new CaptionPainter(width, height);
    }

    /**
     * Draws what is shown at a moment.
     *
     * @param micros from the moment's start, in the video's own time
     * @param rgb the picture, bytes R, G, B; drawn into
     */
    public void draw(long micros, byte[] rgb) {
        String subtitles = track.subtitlesAt(micros);
        if (!subtitles.equals(shown)) {
            shown = subtitles;
            overlay = overlay(subtitles);
        }
        for (int i = 0; i < overlay.length; i++) {
            int alpha = overlay[i] >>> 24;
            if (alpha > 0) {
                blend(rgb, 3 * i, overlay[i], alpha);
            }
        }
    }

    private static void blend(byte[] rgb, int at, int colour, int alpha) {
        for (int channel = 0; channel < 3; channel++) {
            int over = (colour >> (16 - 8 * channel)) & 0xff;
            int under = rgb[at + channel] & 0xff;
            rgb[at + channel] = (byte) ((over * alpha + under * (255 - alpha) + 127) / 255);
        }
    }

    private int[] overlay(String subtitles) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        String caption = track.caption();
        if (caption != null) {
            graphics.drawImage(painter.paint(caption, !track.cues().isEmpty()), 0, 0, null);
        }
        if (!subtitles.isEmpty()) {
            graphics.drawImage(painter.paint(subtitles, false), 0, 0, null);
        }
        graphics.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
