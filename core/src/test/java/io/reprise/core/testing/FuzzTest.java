package io.reprise.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The fuzzer itself finds what readers must not do. */
class FuzzTest {
    private static final byte[] WHOLE = "{\"a\": [1, 2, 3]}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private void finds(Fuzz.Reader reader, String what) {
        assertThatThrownBy(() -> Fuzz.run(folder.resolve("input"), List.of(WHOLE), reader))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what)
                .hasMessageContaining("-Dreprise.fuzz.seed=");
    }

    @Test
    void findsErrorsWithoutATypeOrALine() {
        finds(
                file -> Integer.parseInt(Files.readString(file, StandardCharsets.ISO_8859_1)),
                "threw java.lang.NumberFormat");
        finds(
                file -> {
                    throw new OutOfMemoryError();
                },
                "threw java.lang.OutOfMemoryError");
        finds(
                file -> {
                    throw new BadInputException("damaged", "\n");
                },
                "in one line");
    }

    /** A reader that brings its process down, as native code does. */
    static final class Crash implements Fuzz.Reader {
        @Override
        public void read(Path file) throws Exception {
            String me = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-SEGV", me).start().waitFor();
            Thread.sleep(60_000); // the signal comes a moment later; a next round would be begun meanwhile
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findsCrashesOfNativeCode() throws IOException {
        Path example = Files.write(folder.resolve("example"), WHOLE);
        assertThatThrownBy(() -> FuzzProcess.run(Crash.class, folder, List.of(example)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ended with", "SIGSEGV")
                .hasMessageContaining("-Dreprise.fuzz.seed=");
    }

    @Test
    void theSameSeedDamagesTheSameWayAndOthersOtherwise() throws IOException {
        Set<String> different = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            byte[] damaged = Mutator.mutate(WHOLE, new Random(seed));
            assertThat(Mutator.mutate(WHOLE, new Random(seed))).isEqualTo(damaged);
            different.add(new String(damaged, StandardCharsets.ISO_8859_1));
        }
        assertThat(different).hasSizeGreaterThan(150);
    }
}
