package io.reprise.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files so that a reader sees the old one or the whole new one, never half of it. */
public final class AtomicFile {
    private AtomicFile() {}

    /** What is written to the file beside. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to the channel, which is empty, at position 0, and closed by the caller. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes to a new file beside the target, forces it to the disk and moves it into place. Whatever goes wrong, the
     * file beside is gone afterwards and the target is as it was.
     *
     * @param target the file to make or replace; its folder is made where it is missing
     */
    public static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("cannot write to " + target + ": it is not a file's name");
        }
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            move(beside, absolute);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
