package io.reprise.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real films, GIFs, models and annotations beside the checkout, which are not part of the project. */
public final class SharedData {
    private static final Path DATA = Path.of(System.getProperty("reprise.shared", "../../shared"), "data");

    private SharedData() {}

    /** The file or folder of that name; where it is absent the test is skipped, aloud. */
    public static Path require(String name) {
        Optional<Path> path = find(name);
        Assumptions.assumeTrue(path.isPresent(), "needs ../shared/data/" + name);
        return path.orElseThrow();
    }

    /** The file or folder of that name, for a test that does more where it is at hand; empty, and said aloud, where not. */
    public static Optional<Path> find(String name) {
        Path path = DATA.resolve(name).toAbsolutePath().normalize();
        if (Files.exists(path)) {
            return Optional.of(path);
        }
        SkippedTests.note("what needs ../shared/data/" + name);
        return Optional.empty();
    }
}
