package io.reprise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aNameAsLongAsTheFileSystemTakesIt() throws IOException {
        String longest = "x".repeat(251) + ".gif";
        AtomicFile.write(folder.resolve(longest), channel -> {});
        assertThat(names()).containsExactly(longest);
    }

    @Test
    void aFolderAppearsWholeOrNotAtAll() throws IOException {
        Path place = folder.resolve("place");
        try (PartFolder part = PartFolder.beside(place)) {
            Files.createDirectories(part.path().resolve("deep/er"));
            Files.writeString(part.path().resolve("deep/er/file"), "x");
        }
        assertThat(names()).isEmpty();
        try (PartFolder part = PartFolder.beside(place)) {
            Files.writeString(part.path().resolve("file"), "x");
            assertThat(place).doesNotExist();
            part.moveIntoPlace();
        }
        assertThat(place.resolve("file")).hasContent("x");
        assertThat(names()).containsExactly("place");
        try (PartFolder part = PartFolder.beside(place)) {
            Files.writeString(part.path().resolve("other"), "x");
            assertThatThrownBy(part::moveIntoPlace).isInstanceOf(FileSystemException.class);
        }
        assertThat(names()).containsExactly("place");
        assertThat(place.resolve("file")).hasContent("x");
    }

    /** What a killed process left goes when the next file is written beside it; nothing else does. */
    @Test
    void oldPartsGoAndNothingElse() throws IOException {
        String part = ".%d23e4567-e89b-42d3-a456-426614174000.part";
        aged(part.formatted(1), 25);
        Path half = Files.createDirectory(folder.resolve(part.formatted(2)));
        Files.writeString(half.resolve("a"), "half");
        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        aged(part.formatted(3), 23); // perhaps still written
        aged(".film.part", 200);
        aged("123e4567-e89b-42d3-a456-426614174000.part", 200);
        AtomicFile.write(folder.resolve("made"), channel -> {});
        assertThat(names())
                .containsExactlyInAnyOrder(
                        part.formatted(3), ".film.part", "123e4567-e89b-42d3-a456-426614174000.part", "made");
    }

    private void aged(String name, int hours) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "half");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
    }
}
