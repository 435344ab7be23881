package io.reprise.app.server.jobs;

import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.DiskErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Writes a request's body to a file as it comes. The file is locked meanwhile, so that every process sees whether it still
 * arrives. A full disk is an error of the server, and is answered and logged as one.
 */
final class ArrivingFile {
    private static final int BUFFER = 64 << 10;
    private static final long SLOW_AFTER_MILLIS = 30_000;
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;
    /** Free space that an upload leaves on the disk, for the database and for what is made of videos. */
    private static final long LEFT_FREE_BYTES = 100L << 20;

    private ArrivingFile() {}

    /** How many bytes there may be, asked for before they are written. */
    @FunctionalInterface
    interface Room {
        /**
         * Makes room for so many bytes of the file.
         *
         * @return how many there may be until it is asked again
         * @throws ApiException if there may not be so many
         */
        long upTo(long bytes);
    }

    /**
     * Appends the body.
     *
     * @param from how long the file is
     * @return the file's length afterwards
     */
    static long append(Context context, Path file, long from, Room room) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = from;
        long most = from;
        long start = System.nanoTime();
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = lock(to);
                InputStream in = context.req().getInputStream()) {
            to.position(from);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                most = at + n > most ? room.upTo(at + n) : most;
                write(to, ByteBuffer.wrap(buffer, 0, n));
                at += n;
                requireSpeed(at - from, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            force(to);
            assert lock.isValid();
        }
        return at;
    }

    private static FileLock lock(FileChannel to) throws IOException {
        try {
            FileLock lock = to.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // by another request here
        }
        throw ApiException.later(409, "busy", "another request is sending this file", 1);
    }

    /** Whether some process, perhaps this one, is writing to it. */
    static boolean arrives(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /**
     * Refuses what the disk has no room for.
     *
     * @throws ApiException 507
     */
    static void requireSpace(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free - LEFT_FREE_BYTES < bytes) {
            throw DiskErrors.full(folder.toString(), new IOException("only " + free + " bytes are free"));
        }
    }

    static void write(FileChannel to, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException e) {
            throw DiskErrors.answer(e);
        }
    }

    private static void force(FileChannel to) {
        try {
            to.force(false);
        } catch (IOException e) {
            throw DiskErrors.answer(e);
        }
    }

    private static void requireSpeed(long bytes, long millis) {
        if (millis > SLOW_AFTER_MILLIS && bytes < SLOWEST_BYTES_PER_SECOND * millis / 1000) {
            throw new ApiException(408, "too-slow", "the upload is too slow; resume it when the network is better");
        }
    }
}
