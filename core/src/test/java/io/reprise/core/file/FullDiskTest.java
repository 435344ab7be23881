package io.reprise.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    @Test
    void isToldByTheSystemsWordsNotByTheFilesName() {
        assertThat(FullDisk.isCauseOf(new IOException("No space left on device")))
                .isTrue();
        assertThat(FullDisk.isCauseOf(new IOException("Disk quota exceeded"))).isTrue();
        assertThat(FullDisk.isCauseOf(new FileSystemException("x", null, "No space left on device")))
                .isTrue();
        assertThat(FullDisk.isCauseOf(new NoSuchFileException("no space left.mp4")))
                .isFalse();
        assertThat(FullDisk.isCauseOf(new FileSystemException("no space.gif", null, "Read-only file system")))
                .isFalse();
        assertThat(FullDisk.isCauseOf(new IOException())).isFalse();
    }
}
