package io.reprise.app.benchmark.clips;

import io.reprise.media.render.Mp4Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Short clips of three kinds that are easy to tell apart: a class a colour, with a moving square and noise. */
public final class DrawnClipFiles {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final int FPS = 10;
    private static final int FRAMES = 20;
    private static final int[][] COLOURS = {{200, 40, 40}, {40, 180, 60}, {50, 60, 210}};

    private DrawnClipFiles() {}

    /** Writes classes red, green and blue of so many sources with one clip each, two seconds long. */
    public static void write(Path folder, int sources) throws Exception {
        String[] labels = {"red", "green", "blue"};
        for (int label = 0; label < labels.length; label++) {
            Path of = Files.createDirectories(folder.resolve(labels[label]));
            for (int source = 1; source <= sources; source++) {
                write(of.resolve("g0" + source + "_1.mp4"), COLOURS[label], source);
            }
        }
    }

    private static void write(Path file, int[] colour, int seed) throws Exception {
        Random random = new Random(seed);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        try (Mp4Writer writer = new Mp4Writer(file, new Mp4Writer.Plan(WIDTH, HEIGHT, FPS, 20, 1, 44_100, 0, ""))) {
            for (int frame = 0; frame < FRAMES; frame++) {
                paint(rgb, colour, 4 * frame, random);
                writer.picture(frame * 100_000L, (frame + 1) * 100_000L, rgb);
            }
            writer.finish();
        }
    }

    private static void paint(byte[] rgb, int[] colour, int left, Random random) {
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            boolean square = pixel % WIDTH >= left % WIDTH && pixel % WIDTH < left % WIDTH + 16;
            for (int c = 0; c < 3; c++) {
                rgb[3 * pixel + c] = (byte) (square ? 250 : colour[c] + random.nextInt(30));
            }
        }
    }
}
