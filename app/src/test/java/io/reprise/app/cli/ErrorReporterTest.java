package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
    @Test
    void memoryThatRanOutOnAnyThreadIsOneLineThatSaysWhatToDo() {
        for (Throwable e : new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new IllegalStateException(new java.util.concurrent.ExecutionException(new OutOfMemoryError()))
        }) {
            assertThat(ErrorReporter.exitCode(e)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ErrorReporter.describe(e)).contains("REPRISE_JAVA_OPTS").doesNotContain("\n", "heap space");
        }
    }

    @Test
    void aFullDiskIsNoBugOfOurs() {
        IOException full = new IOException("No space left on device");
        assertThat(ErrorReporter.exitCode(full)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ErrorReporter.describe(full)).isEqualTo("the disk is full; make room, then try again");
    }

    @Test
    void aFileThatIsGoneIsNoBugOfOurs() {
        for (Exception e : new Exception[] {
            new NoSuchFileException("home/cache/made"),
            new UncheckedIOException(new FileSystemException("home/cache/made", null, "Not a directory"))
        }) {
            assertThat(ErrorReporter.exitCode(e)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ErrorReporter.describe(e))
                    .contains("home/cache/made", "check the disk")
                    .doesNotContain("bug", "Exception");
        }
    }
}
