package io.reprise.engine.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream that is not trusted to end them. */
final class LimitedLines {
    private static final int LONGEST = 16 << 20;
    private final InputStream in;

    LimitedLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line, or null at the end. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null; // an unfinished line is none
            }
            if (line.size() >= LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " bytes");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
