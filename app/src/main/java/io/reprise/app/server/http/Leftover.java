package io.reprise.app.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of a refused request's body. An answer given while the client still sends, on a connection that is then
 * closed, is often lost: its machine sees the closing first and throws the answer away. So the rest is read and thrown
 * away, as long as that is not more than a refusal is worth.
 */
public final class Leftover {
    private static final long MOST_BYTES = 32L << 20;
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final int REQUEST_TIMEOUT = 408;

    private Leftover() {}

    /** Reads what is left, up to 32 MiB and for two seconds; of a client that was too slow, nothing. */
    public static void discard(Context context, int status) {
        if (status == REQUEST_TIMEOUT) {
            return;
        }
        try {
            InputStream in = context.req().getInputStream();
            byte[] buffer = new byte[64 << 10];
            long until = System.nanoTime() + MOST_NANOS;
            long left = MOST_BYTES;
            for (int n = 0; n >= 0 && left > 0 && System.nanoTime() < until; n = in.read(buffer)) {
                left -= n;
            }
        } catch (IOException | IllegalStateException e) {
            context.header("Connection", "close"); // it went away, or the body was given to somebody else
        }
    }
}
