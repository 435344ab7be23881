package io.reprise.app.server;

import io.reprise.media.render.Mp4Writer;
import java.nio.file.Path;

/** Small films drawn in code, without sound: a white square crosses a picture whose colours change with every shot. */
public final class TinyFilm {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int FPS = 25;
    private static final int SQUARE = 16;

    private TinyFilm() {}

    /** One shot of four seconds. */
    public static Path write(Path file) throws Exception {
        return write(file, 1, 4);
    }

    /**
     * Several shots with hard cuts between them.
     *
     * @param shots how many, at least 1
     * @param seconds length of each
     */
    public static Path write(Path file, int shots, int seconds) throws Exception {
        var plan = new Mp4Writer.Plan(WIDTH, HEIGHT, FPS, 24, 1, 44_100, 0, "drawn");
        int frames = seconds * FPS;
        try (Mp4Writer writer = new Mp4Writer(file, plan)) {
            for (int i = 0; i < shots * frames; i++) {
                writer.picture(i * 40_000L, (i + 1) * 40_000L, picture(i / frames, i % frames, frames));
            }
            writer.finish();
        }
        return file;
    }

    private static byte[] picture(int shot, int number, int frames) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = 3 * (y * WIDTH + x);
                int across = shot % 2 == 0 ? number : frames - number;
                boolean square = Math.abs(x - across * WIDTH / frames) < SQUARE && Math.abs(y - HEIGHT / 2) < SQUARE;
                rgb[at] = (byte) (square ? 255 : (40 + 100 * number / frames + 70 * shot) % 256);
                rgb[at + 1] = (byte) (square ? 255 : (x + 90 * shot) % 256);
                rgb[at + 2] = (byte) (square ? 255 : (200 - 100 * number / frames + 110 * shot) % 256);
            }
        }
        return rgb;
    }
}
