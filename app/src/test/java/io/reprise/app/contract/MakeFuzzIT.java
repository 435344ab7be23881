package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.server.TinyFilm;
import io.reprise.core.testing.Fuzz;
import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged videos through {@code make} in processes of their own: whole GIFs and 0, or one clear line and 3; nothing partial.
 * A thousand of ten real ones: {@code ./mvnw -Pstress verify -pl app -am -Dit.test=MakeFuzzIT -Dreprise.fuzz.videos=1000
 * -Dreprise.fuzz.folder=DIR}; one round again: {@code -Dreprise.fuzz.seed=ROUND -Dreprise.fuzz.videos=1}.
 */
@Timeout(36_000)
@Tag("stress")
class MakeFuzzIT {
    private static final int ROUNDS = Integer.getInteger("reprise.fuzz.videos", 6);
    private static final long SEED = Long.getLong("reprise.fuzz.seed", 1);
    private static final String VIDEOS = System.getProperty("reprise.fuzz.folder", "");
    /** Larger ones are left out: a thousand of them would be written. */
    private static final long LARGEST = 20_000_000;

    @TempDir
    Path folder;

    private List<byte[]> examples() throws Exception {
        List<byte[]> all = new ArrayList<>();
        if (VIDEOS.isEmpty()) {
            all.add(Files.readAllBytes(TinyFilm.write(folder.resolve("whole.mp4"), 2, 3)));
            all.add(Files.readAllBytes(Gifs.draw(folder.resolve("whole.gif"), 30, 10)));
            return all;
        }
        try (Stream<Path> files = Files.walk(Path.of(VIDEOS))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(mp4|mkv|webm|gif|webp|mov)"))
                    .filter(f -> f.toFile().length() < LARGEST)
                    .sorted()
                    .toList()) {
                all.add(Files.readAllBytes(file));
            }
        }
        return all;
    }

    @Test
    void endsWellWhateverTheDamage() throws Exception {
        List<byte[]> examples = examples();
        Path home = PrivateFiles.folder(folder.resolve("home")); // as the launcher makes it
        for (long round = SEED; round < SEED + ROUNDS; round++) {
            Path out = folder.resolve("out" + round);
            Path video = Files.write(folder.resolve("damaged.mp4"), Fuzz.damaged(examples, round));
            RepriseProcess run =
                    RepriseProcess.run(folder, home, "make", video, "--out", out, "--no-history", "--quiet", "--json");
            check(run, out, round);
        }
    }

    private static void check(RepriseProcess run, Path out, long round) throws IOException {
        assertThat(run.code()).as("round %d: %s", round, run.err()).isIn(0, 3);
        assertThat(run.err()).as("round %d", round).doesNotContain("bug of ours", "OutOfMemory", "\tat ");
        if (run.code() == 3) {
            assertThat(run.err().strip().lines().filter(line -> line.startsWith("reprise: ")))
                    .as("round %d: %s", round, run.err())
                    .hasSize(1);
        }
        if (Files.exists(out)) {
            try (Stream<Path> files = Files.list(out)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("round %d: nothing partial", round)
                        .allMatch(name -> name.endsWith(".gif"));
            }
        }
    }
}
