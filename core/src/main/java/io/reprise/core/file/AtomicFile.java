package io.reprise.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        try (PartFile part = PartFile.beside(target)) {
            try (FileChannel channel = FileChannel.open(part.path(), StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            part.moveIntoPlace();
        }
    }
}
