package io.reprise.bench;

import io.reprise.core.frame.Frame;

/** Frames drawn in code: a bright square crosses a ground whose colours change with every shot of 24 frames. */
final class DrawnFrames {
    private static final int SHOT = 24;
    private static final long FRAME_MICROS = 40_000;

    private DrawnFrames() {}

    /** Consecutive frames of 25 a second. */
    static Frame[] of(int count, int width, int height) {
        Frame[] frames = new Frame[count];
        for (int i = 0; i < count; i++) {
            frames[i] = new Frame(i * FRAME_MICROS, width, height, pixels(i, width, height));
        }
        return frames;
    }

    private static byte[] pixels(int number, int width, int height) {
        int shot = number / SHOT;
        int across = number % SHOT * width / SHOT;
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                boolean square = Math.abs(x - across) < width / 8 && Math.abs(y - height / 2) < height / 6;
                rgb[at] = (byte) (square ? 255 : 40 + 70 * shot + x * 90 / width);
                rgb[at + 1] = (byte) (square ? 240 : 90 * shot + y * 120 / height);
                rgb[at + 2] = (byte) (square ? 200 : 200 - 110 * shot + (x + y) % 17);
            }
        }
        return rgb;
    }
}
