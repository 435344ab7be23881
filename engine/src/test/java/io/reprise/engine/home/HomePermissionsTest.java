package io.reprise.engine.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomePermissionsTest {
    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void needsPermissions() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "a POSIX file system");
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path home(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        open(Files.createDirectory(home.resolve("cache")), "rwxr-xr-x");
        open(Files.writeString(home.resolve("reprise.db"), "x"), "rw-r--r--");
        open(Files.writeString(home.resolve("reprise.db-wal"), "x"), "rw-rw-r--");
        open(home, "rwxrwxr-x");
        return home;
    }

    private void tighten(Path home) {
        HomePermissions.tighten(new Home(home), notes::add);
    }

    @Test
    void aHomeOthersCouldReadIsClosedAndThatIsSaidOnce() throws IOException {
        Path home = home("home");
        tighten(home);
        assertThat(mode(home)).isEqualTo("rwx------");
        assertThat(mode(home.resolve("cache"))).isEqualTo("rwx------");
        assertThat(mode(home.resolve("reprise.db"))).isEqualTo("rw-------");
        assertThat(mode(home.resolve("reprise.db-wal"))).isEqualTo("rw-------");
        tighten(home);
        assertThat(notes).hasSize(1).first().asString().contains(home.toString());
    }

    @Test
    void whatIsNotTheProgramsOwnStaysAsItIs() throws IOException {
        Path home = home("shared");
        Path other = Files.writeString(home.resolve("letter.txt"), "x");
        open(other, "rw-r--r--");
        Path link = Files.createSymbolicLink(home.resolve("models"), folder);
        tighten(home);
        assertThat(mode(home)).isEqualTo("rwxrwxr-x");
        assertThat(mode(other)).isEqualTo("rw-r--r--");
        assertThat(mode(home.resolve("reprise.db"))).isEqualTo("rw-------");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        tighten(home);
        assertThat(notes).hasSize(1);
    }

    @Test
    void aClosedHomeAndNoneAreLeftInPeace() throws IOException {
        Path home = home("closed");
        open(home, "rwx------");
        tighten(home);
        assertThat(mode(home.resolve("reprise.db"))).isEqualTo("rw-r--r--"); // its folder is private
        tighten(folder.resolve("none"));
        assertThat(notes).isEmpty();
    }
}
