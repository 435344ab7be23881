package io.reprise.app.server;

import io.reprise.media.render.Mp4Writer;
import java.nio.file.Path;

/** A drawn film of four seconds: a white square crosses a picture that changes its colour. */
final class TinyFilm {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int FRAMES = 100;
    private static final int SQUARE = 16;

    private TinyFilm() {}

    static Path write(Path file) throws Exception {
        var plan = new Mp4Writer.Plan(WIDTH, HEIGHT, 25, 24, 1, 44_100, 0, "drawn");
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            for (int i = 0; i < FRAMES; i++) {
                writer.picture(i * 40_000L, (i + 1) * 40_000L, picture(i));
            }
            writer.finish();
        }
        return file;
    }

    private static byte[] picture(int number) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = 3 * (y * WIDTH + x);
                boolean square = Math.abs(x - number * WIDTH / FRAMES) < SQUARE && Math.abs(y - HEIGHT / 2) < SQUARE;
                rgb[at] = (byte) (square ? 255 : 40 + number);
                rgb[at + 1] = (byte) (square ? 255 : x);
                rgb[at + 2] = (byte) (square ? 255 : 200 - number);
            }
        }
        return rgb;
    }
}
