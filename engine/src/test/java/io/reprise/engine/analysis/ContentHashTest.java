package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.home.ByteSize;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void remembersUntilTheFileChanges() throws IOException, BadInputException {
        Home home = new Home(folder.resolve("home"));
        Path file = Files.writeString(folder.resolve("кот @1.mp4"), "abc");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        ContentHash hashes = ContentHash.cachedIn(home);
        assertThat(hashes.of(file)).isEqualTo(OF_ABC);
        try (var notes = Files.list(home.hashes())) {
            Path note = notes.findFirst().orElseThrow();
            Files.writeString(note, Files.readString(note).replace(OF_ABC, "0".repeat(64)));
        }
        assertThat(hashes.of(file)).as("read from the note").isEqualTo("0".repeat(64));
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000));
        assertThat(hashes.of(file)).as("changed").isEqualTo(OF_ABC);
    }

    @Test
    void aFileChangedJustNowIsNotTrusted() throws IOException, BadInputException {
        Home home = new Home(folder.resolve("home"));
        ContentHash.cachedIn(home).of(Files.writeString(folder.resolve("a"), "abc"));
        assertThat(home.hashes()).doesNotExist();
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        ContentHash hashes = ContentHash.uncached();
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        assertThatThrownBy(() -> hashes.of(folder.resolve("none.mp4"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> hashes.of(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> hashes.of(empty)).hasMessageContaining("is empty");
    }

    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertThat(ByteSize.parse("x", "8MB")).isEqualTo(8_000_000);
        assertThat(ByteSize.parse("x", "1.5 MiB")).isEqualTo(1_572_864);
        assertThat(ByteSize.parse("x", "700")).isEqualTo(700);
        assertThatThrownBy(() -> ByteSize.parse("maxSize", "8XB")).hasMessageContaining("500KB", "8XB");
    }
}
