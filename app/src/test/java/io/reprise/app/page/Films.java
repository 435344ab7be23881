package io.reprise.app.page;

import io.reprise.core.error.BadInputException;
import io.reprise.media.demo.DemoFilm;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is uploaded: real film where it is at hand, and films drawn in code. */
final class Films {
    private static final int THREADS = 2;
    private static final Path REAL = Path.of(
            System.getProperty("reprise.shared", "../../shared"),
            "data/videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4");

    private final Path folder;

    Films(Path folder) {
        this.folder = folder;
    }

    /** Whether this is the real film. */
    static boolean isReal(Path film) {
        return film.equals(REAL);
    }

    /** The real film, or, said aloud, a drawn one. */
    Path first() throws BadInputException {
        if (Files.exists(REAL)) {
            return REAL;
        }
        System.out.println("No real film at " + REAL + ": the page is tried on a drawn one.");
        return draw(new DemoFilm(1), 1);
    }

    /** Half a minute. */
    Path drawn(long seed) throws BadInputException {
        return draw(new DemoFilm(seed, 1), seed);
    }

    private Path draw(DemoFilm film, long seed) throws BadInputException {
        Path file = folder.resolve("holiday-" + seed + ".mp4");
        film.write(file, THREADS);
        return file;
    }
}
