package io.reprise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in Latin-1 on a disk whose other names are UTF-8. */
class FileNamesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsNamesOfBytes() {
        boolean bytes = "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
                && !System.getProperty("os.name").contains("Mac");
        if (!bytes) {
            System.err.println("SKIPPED: names are no UTF-8 bytes here (start Java under LC_ALL=C.UTF-8)");
        }
        assumeTrue(bytes, "LC_ALL=C.UTF-8 on Linux");
    }

    /** A path with the byte E9, an é in Latin-1, which is no UTF-8. */
    private Path latin(Path in, String name) {
        return Paths.get(URI.create(in.toUri().toString().replaceFirst("/?$", "/") + name.replace("\u00e9", "%E9")));
    }

    @Test
    void aNameThatIsNoTextIsFoundByHowItLooks() throws Exception {
        Path file = Files.writeString(latin(folder, "caf\u00e9.mp4"), "x");
        String typed = folder + "/caf\uFFFD.mp4";
        assertThat(Path.of(typed)).doesNotExist();
        assertThat(FileNames.find(typed)).exists().isEqualTo(file);
        assertThat(FileNames.bytes(file))
                .isEqualTo((folder.toAbsolutePath() + "/caf\u00e9.mp4").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void alsoInAFolderWithSuchAName() throws Exception {
        Path inside = Files.createDirectory(latin(folder, "\u00e9t\u00e9"));
        Path file = Files.writeString(latin(inside, "b.mp4"), "x");
        assertThat(FileNames.find(folder + "/\uFFFDt\uFFFD/b.mp4")).exists().isEqualTo(file);
    }

    @Test
    void ofSeveralThatLookTheSameNoneIsTaken() throws Exception {
        Files.writeString(latin(folder, "caf\u00e9.mp4"), "x");
        Files.writeString(
                Paths.get(URI.create(
                        latin(folder, "caf\u00e9.mp4").toUri().toString().replace("%E9", "%E8"))),
                "y");
        Path path = FileNames.find(folder + "/caf\uFFFD.mp4");
        assertThat(path).doesNotExist();
        assertThat(FileNames.missing(path)).hasMessageContaining("is not UTF-8").hasMessageContaining("convmv");
    }

    @Test
    void anAddressIsToldFromAFile() {
        assertThat(FileNames.missing(Path.of("https://youtu.be/abc")).code()).isEqualTo("link");
        assertThat(FileNames.missing(Path.of("https://youtu.be/abc")))
                .hasMessageContaining("https://youtu.be/abc is an address");
        assertThat(FileNames.missing(Path.of("film.mp4")).code()).isEqualTo("no-such-file");
    }
}
