package io.reprise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
