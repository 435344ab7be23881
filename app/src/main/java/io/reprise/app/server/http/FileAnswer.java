package io.reprise.app.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file, or the one range of it that was asked for (RFC 9110, 14), however large, through a small buffer and without
 * holding a thread. By hand: Javalin's own range answer blocks a thread as long as the client takes.
 */
public final class FileAnswer {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private FileAnswer() {}

    /** The first and last byte; null for all of it. */
    record Range(long first, long last) {}

    /**
     * Sends it.
     *
     * @param tag changes whenever the content does
     */
    public static void send(Context context, Path file, String type, String tag) throws IOException {
        FileChannel channel = FileChannel.open(file);
        boolean sending = false;
        try {
            sending = begin(context, channel, type, '"' + tag + '"');
        } finally {
            if (!sending) {
                channel.close();
            }
        }
    }

    private static boolean begin(Context context, FileChannel channel, String type, String tag) throws IOException {
        context.header("Accept-Ranges", "bytes").header("ETag", tag).contentType(type);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return false;
        }
        long size = channel.size();
        String condition = context.header("If-Range");
        boolean whole = condition != null && !condition.equals(tag);
        Range range = whole ? null : range(context, size);
        long first = range == null ? 0 : range.first();
        long last = range == null ? size - 1 : range.last();
        if (range != null) {
            context.status(206).header("Content-Range", "bytes " + first + "-" + last + "/" + size);
        }
        context.disableCompression();
        context.res().setContentLengthLong(last - first + 1);
        if (context.method().equals(HandlerType.HEAD)) {
            return false;
        }
        ServletOutputStream out = context.res().getOutputStream();
        context.future(() -> new FileSender(channel, first, last - first + 1, out).start());
        return true;
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
}
