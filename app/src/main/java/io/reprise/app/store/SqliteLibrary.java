package io.reprise.app.store;

import io.reprise.core.file.AtomicFile;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's own code, unpacked once into the home's cache. The driver would unpack it at every start into the folder for
 * temporary files, and leave it there when the process is killed.
 */
final class SqliteLibrary {
    private static boolean prepared;

    private SqliteLibrary() {}

    /** Tells the driver where its library is; where it can't be unpacked the driver helps itself. */
    static synchronized void prepare(Home home) {
        if (prepared || System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        prepared = true;
        String name = LibraryLoaderUtil.getNativeLibName();
        @Nullable
        URL packed = SqliteLibrary.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        Path folder = home.cache().resolve("native").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        try {
            if (packed != null) {
                unpack(packed, folder.resolve(name));
                System.setProperty("org.sqlite.lib.path", folder.toString());
                System.setProperty("org.sqlite.lib.name", name);
            }
        } catch (IOException e) {
            // a full or read-only disk: the driver unpacks it where it can
        }
    }

    private static void unpack(URL packed, Path file) throws IOException {
        long bytes = packed.openConnection().getContentLengthLong();
        if (Files.isRegularFile(file) && Files.size(file) == bytes) {
            return;
        }
        deleteLeftovers(file.resolveSibling(""));
        try (InputStream in = packed.openStream()) {
            AtomicFile.write(file, channel -> in.transferTo(Channels.newOutputStream(channel)));
        }
    }

    /** What a process that was killed while it unpacked has left; another may be at it right now. */
    private static void deleteLeftovers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(old) < 0) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
