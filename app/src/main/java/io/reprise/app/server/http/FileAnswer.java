package io.reprise.app.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a file, or the one range of it that was asked for (RFC 9110, 14), however large, through a small buffer. */
public final class FileAnswer {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int BUFFER = 64 << 10;

    private FileAnswer() {}

    /** The first and last byte; null for all of it. */
    record Range(long first, long last) {}

    /**
     * Sends it.
     *
     * @param tag changes whenever the content does
     */
    public static void send(Context context, Path file, String type, String tag) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            String quoted = '"' + tag + '"';
            context.header("Accept-Ranges", "bytes").header("ETag", quoted).contentType(type);
            if (quoted.equals(context.header("If-None-Match"))) {
                context.status(304);
                return;
            }
            String condition = context.header("If-Range");
            boolean whole = condition != null && !condition.equals(quoted);
            Range range = whole ? null : range(context, size);
            long first = range == null ? 0 : range.first();
            long last = range == null ? size - 1 : range.last();
            if (range != null) {
                context.status(206).header("Content-Range", "bytes " + first + "-" + last + "/" + size);
            }
            context.disableCompression();
            context.res().setContentLengthLong(last - first + 1);
            if (!context.method().equals(HandlerType.HEAD)) {
                copy(channel, first, last - first + 1, context.res().getOutputStream());
            }
        }
    }

    /** The range that is asked for; a header that is not understood, or asks for several, counts as none. */
    private static @Nullable Range range(Context context, long size) {
        String header = context.header("Range");
        Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return null;
        }
        long first = matcher.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(matcher.group(2)))
                : Long.parseLong(matcher.group(1));
        boolean toEnd = matcher.group(1).isEmpty() || matcher.group(2).isEmpty();
        long last = toEnd ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (first >= size || last < first) {
            context.header("Content-Range", "bytes */" + size);
            throw new ApiException(416, "no-such-range", "the file has " + size + " bytes");
        }
        return new Range(first, last);
    }

    private static void copy(FileChannel channel, long from, long length, OutputStream to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = from;
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int read = channel.read(buffer, at);
            if (read < 0) {
                return; // the file was cut while we sent it: the connection tells
            }
            to.write(buffer.array(), 0, read);
            at += read;
            left -= read;
        }
    }
}
