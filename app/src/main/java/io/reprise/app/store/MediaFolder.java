package io.reprise.app.store;

import io.reprise.core.file.AtomicFile;
import io.reprise.core.file.Parts;
import io.reprise.engine.home.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of the files that highlights keep: {@code media/ab/abcd..} in the home, named by the SHA-256 of their content.
 * A file is written beside its place, forced to the disk and moved there; it never changes.
 */
final class MediaFolder {
    private static final int PREFIX = 2;

    private final Path folder;

    MediaFolder(Path folder) {
        this.folder = folder;
    }

    /** What is written to a new file. */
    @FunctionalInterface
    interface Content {
        /** Writes everything; the stream is closed by the caller. */
        void writeTo(OutputStream to) throws IOException;
    }

    /** Where the file of this content is, or would be. */
    Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256: '" + sha256 + "'");
        }
        return folder.resolve(sha256.substring(0, PREFIX)).resolve(sha256);
    }

    /** Whether all bytes of a file are there. */
    boolean isWhole(String sha256, long bytes) {
        try {
            return Files.size(file(sha256)) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes a file, in place of one that is there; it is on the disk, under its name, when this returns.
     *
     * @throws IOException if it can't be written; what was there stays then
     */
    void write(String sha256, Content content) throws IOException {
        Path file = file(sha256);
        PrivateFiles.folder(folder);
        Files.createDirectories(file.resolveSibling(""));
        AtomicFile.write(file, channel -> content.writeTo(Channels.newOutputStream(channel)));
        forceNames(file.resolveSibling(""));
        forceNames(folder);
    }

    /** Forces a folder's entries to the disk, where the system can open folders. */
    private static void forceNames(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Deletes what killed processes left unfinished; for a process that no other one writes beside. */
    void deleteUnfinished() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path prefix : prefixes) {
                    Parts.deleteLeft(prefix, Duration.ZERO);
                }
            }
        }
    }

    /** Every file in the folder, those that a killed process left unfinished too. */
    List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path prefix : prefixes) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix)) {
                    files.forEach(all::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of(); // nothing was kept yet
        }
        return all;
    }

    /** For people. */
    @Override
    public String toString() {
        return folder.toString();
    }
}
