package io.reprise.spark.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of processes that live, and of one that was killed. */
class OwnedFolderTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path parent = Path.of("");

    /** A process that makes a folder in the one it is told, says which, and stays. */
    static final class Owner {
        private Owner() {}

        /** Runs until it is killed. */
        public static void main(String[] args) throws Exception {
            try (OwnedFolder own = OwnedFolder.in(Path.of(args[0]))) {
                Files.createDirectories(own.path().resolve("cache/features"));
                System.out.println(own.path());
                System.in.read();
            }
        }
    }

    @Test
    void aFolderOutlivesOthersUntilItsProcessIsKilled() throws Exception {
        Path other = Files.createDirectories(parent.resolve("reprise-spark-of-another-kind"));
        Process owner = new ProcessBuilder(
                        List.of(JAVA, "-cp", System.getProperty("java.class.path"), Owner.class.getName(), "" + parent))
                .start();
        try (OwnedFolder first = OwnedFolder.in(parent)) {
            var said = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
            Path owned = Path.of(said.readLine());
            try (OwnedFolder second = OwnedFolder.in(parent)) {
                assertThat(owned).isNotEqualTo(second.path()).isDirectory();
            }
            owner.destroyForcibly().waitFor();
            try (OwnedFolder third = OwnedFolder.in(parent)) {
                assertThat(owned).doesNotExist();
                assertThat(List.of(first.path(), third.path(), other)).allMatch(Files::isDirectory);
            }
        } finally {
            owner.destroyForcibly();
        }
    }
}
