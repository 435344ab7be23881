package io.reprise.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real films, GIFs, models and annotations beside the checkout, which are not part of the project. */
public final class SharedData {
    private static final Path DATA = Path.of(System.getProperty("reprise.shared", "../../shared"), "data");

    private SharedData() {}

    /** The file or folder of that name; where it is absent the test is skipped, aloud. */
    public static Path require(String name) {
        Path path = DATA.resolve(name).toAbsolutePath().normalize();
        boolean there = Files.exists(path);
        if (!there) {
            System.err.println("SKIPPED: this test needs ../shared/data/" + name + ", which is not here");
        }
        Assumptions.assumeTrue(there, "needs ../shared/data/" + name);
        return path;
    }
}
