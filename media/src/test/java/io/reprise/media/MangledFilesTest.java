package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.SharedData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files do not crash the process, hang it or make it throw what is not declared. */
@Tag("slow")
class MangledFilesTest {
    private static final long SEED = 1;
    private static final int ROUNDS = 150;
    private static final long LARGEST = 120_000;

    @Test
    void readingThemEndsWell(@TempDir Path folder) throws Exception {
        endsWell(folder, smallFiles());
    }

    private static void endsWell(Path folder, List<String> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                Mangler.class.getName(),
                folder.toString(),
                Long.toString(Long.getLong("reprise.fuzz.seed", SEED)),
                Integer.toString(Integer.getInteger("reprise.fuzz.rounds", ROUNDS))));
        command.addAll(files);
        File output = folder.resolve("output").toFile();
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = child.waitFor(100, TimeUnit.SECONDS);
        child.destroyForcibly();
        String said = Files.readString(output.toPath());
        String end = said.substring(Math.max(0, said.length() - 2000));
        assertThat(ended).as("still running: %s", end).isTrue();
        assertThat(child.exitValue()).as("seed %d: %s", SEED, end).isZero();
    }

    private static List<String> smallFiles() throws IOException {
        List<String> small = new ArrayList<>();
        for (String folder : List.of("videos_odd", "gifs_odd")) {
            try (Stream<Path> files = Files.walk(SharedData.require(folder))) {
                files.filter(f -> Files.isRegularFile(f) && f.toFile().length() < LARGEST)
                        .filter(f -> !f.getFileName().toString().startsWith("LICEN"))
                        .sorted()
                        .forEach(f -> small.add(f.toString()));
            }
        }
        return small;
    }
}
