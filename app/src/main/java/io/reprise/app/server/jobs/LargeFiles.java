package io.reprise.app.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Reads files whole that go into the store, two at once: the database's drivers take nothing smaller. */
public final class LargeFiles {
    /** The largest file that the store takes, in bytes. */
    public static final int MOST_BYTES = 32 << 20;

    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private LargeFiles() {}

    /** Reads a file and has something done with its bytes, in turn with others. */
    public static <T> T with(Path file, Function<byte[], T> work) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("a file of the store has at most " + MOST_BYTES + " bytes, not " + Files.size(file));
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.apply(Files.readAllBytes(file));
        } finally {
            AT_ONCE.release();
        }
    }
}
