package io.reprise.engine.testing;

import io.reprise.media.render.Mp4Writer;
import java.nio.file.Path;
import java.util.Random;

/** Drawn film of a few shots of three seconds, each of its own colour, in which a square moves. */
public final class DrawnFilm {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int SHOT_FRAMES = 75;
    private static final long FRAME_MICROS = 40_000;

    private DrawnFilm() {}

    /** Writes one; the same seed draws the same film. */
    public static Path write(Path file, int shots, long seed) throws Exception {
        var plan = new Mp4Writer.Plan(WIDTH, HEIGHT, 25, 24, 1, 44_100, 0, "drawn");
        Random random = new Random(seed);
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            int colour = 0;
            for (int i = 0; i < shots * SHOT_FRAMES; i++) {
                colour = i % SHOT_FRAMES == 0 ? random.nextInt(0x1000000) : colour;
                writer.picture(i * FRAME_MICROS, (i + 1) * FRAME_MICROS, picture(i % SHOT_FRAMES, colour));
            }
            writer.finish();
        }
        return file;
    }

    private static byte[] picture(int number, int colour) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = 3 * (y * WIDTH + x);
                boolean square = Math.abs(x - 2 * number) < 16 && Math.abs(y - HEIGHT / 2) < 16;
                int light = ((x / 8 + y / 8) % 2) * 20; // so that motion has something to hold on to
                rgb[at] = (byte) (square ? 255 : Math.min(255, (colour >> 16 & 0xff) + light));
                rgb[at + 1] = (byte) (square ? 255 : Math.min(255, (colour >> 8 & 0xff) + light));
                rgb[at + 2] = (byte) (square ? 255 : Math.min(255, (colour & 0xff) + light));
            }
        }
        return rgb;
    }
}
