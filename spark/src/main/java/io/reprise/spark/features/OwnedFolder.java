package io.reprise.spark.features;

import io.reprise.core.file.FileTrees;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder of this process. A lock on a file in it, which the operating system takes back whatever ends the
 * process, says that it is in use; a process number would not where containers share the folder it is in.
 *
 * @param path the folder
 * @param lock held until this is closed
 */
record OwnedFolder(Path path, FileLock lock) implements AutoCloseable {
    private static final String PREFIX = "reprise-spark-";
    private static final String IN_USE = "in-use";

    /** Makes one in a folder, and deletes there what processes left that are no more. */
    static OwnedFolder in(Path parent) throws IOException {
        clear(parent);
        while (true) {
            Path folder = Files.createTempDirectory(parent, PREFIX);
            OwnedFolder own = take(folder, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (own != null && Files.exists(folder.resolve(IN_USE))) {
                return own;
            }
            if (own != null) {
                own.close(); // another process deleted it, having come between the file and its lock
            }
        }
    }

    private static void clear(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                clearOne(folder);
            }
        }
    }

    private static void clearOne(Path folder) {
        try (OwnedFolder left = take(folder, StandardOpenOption.WRITE)) {
            if (left != null) {
                FileTrees.delete(folder);
            }
        } catch (IOException e) {
            // another user's, or none of ours: it stays
        }
    }

    /** Locks a folder; null if a process has it, this one or another. */
    private static @Nullable OwnedFolder take(Path folder, StandardOpenOption... how) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(IN_USE), how);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new OwnedFolder(folder, lock);
            }
        } catch (OverlappingFileLockException e) {
            // this process has it
        }
        channel.close();
        return null;
    }

    /** Gives the folder up, without deleting it. */
    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
