package io.reprise.app.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of a request's body that nobody read: of a refused upload, or of a question that needs no body. When the
 * answer ends before the body came, the connection is closed, and an answer on a closed connection is often lost: the
 * client's machine sees the closing first and throws the answer away. So the rest is read and thrown away, as long as
 * that is not more than an answer is worth.
 */
public final class Leftover {
    private static final long MOST_BYTES = 32L << 20;
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final int SMALL = 16; // most requests have nothing left
    private static final int LARGE = 64 << 10;
    private static final int REQUEST_TIMEOUT = 408;

    private Leftover() {}

    /** Reads what is left, up to 32 MiB and for two seconds; of a client that was too slow, nothing. */
    public static void discard(Context context) {
        if (context.statusCode() == REQUEST_TIMEOUT) {
            return;
        }
        try {
            InputStream in = context.req().getInputStream();
            byte[] buffer = new byte[SMALL];
            long until = System.nanoTime() + MOST_NANOS;
            long left = MOST_BYTES;
            for (int n = in.read(buffer); n >= 0 && left > 0 && System.nanoTime() < until; n = in.read(buffer)) {
                left -= n;
                buffer = buffer.length == LARGE ? buffer : new byte[LARGE];
            }
        } catch (IOException | IllegalStateException e) {
            context.header("Connection", "close"); // it went away, or the body was given to somebody else
        }
    }
}
