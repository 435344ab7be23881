package io.reprise.app.store;

import io.reprise.core.file.AtomicFile;
import io.reprise.core.file.Parts;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's own code, unpacked once into the home's cache. The driver would unpack it at every start into the folder for
 * temporary files, and leave it there when the process is killed.
 */
final class SqliteLibrary {
    /** Younger parts may be being unpacked by another process. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

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
        Parts.deleteLeft(file.resolveSibling(""), ABANDONED);
        try (InputStream in = packed.openStream()) {
            AtomicFile.write(file, channel -> in.transferTo(Channels.newOutputStream(channel)));
        }
    }
}
