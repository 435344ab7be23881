package io.reprise.spark;

import io.reprise.media.render.Mp4Writer;
import java.nio.file.Path;
import java.util.Random;

/** A small film in shots of two seconds, each a pattern of its own that moves. */
final class DrawnFilm {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int RATE = 10;
    private static final int SHOT = 2 * RATE;
    private static final long FRAME_MICROS = 1_000_000L / RATE;

    private DrawnFilm() {}

    /** Writes the film of a seed. */
    static Path write(Path file, int shots, long seed) throws Exception {
        var plan = new Mp4Writer.Plan(WIDTH, HEIGHT, RATE, 24, 1, 44_100, 0, "drawn");
        Random random = new Random(seed);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            for (int shot = 0; shot < shots; shot++) {
                int[] colour = random.ints(3, 40, 255).toArray();
                int period = 8 + random.nextInt(40);
                for (int i = 0; i < SHOT; i++) {
                    draw(rgb, colour, period, i);
                    long at = (shot * SHOT + i) * FRAME_MICROS;
                    writer.picture(at, at + FRAME_MICROS, rgb);
                }
            }
            writer.finish();
        }
        return file;
    }

    private static void draw(byte[] rgb, int[] colour, int period, int moved) {
        for (int p = 0; p < WIDTH * HEIGHT; p++) {
            int wave = (p % WIDTH + p / WIDTH + 3 * moved) % period;
            for (int c = 0; c < 3; c++) {
                rgb[3 * p + c] = (byte) (colour[c] * wave / period);
            }
        }
    }
}
