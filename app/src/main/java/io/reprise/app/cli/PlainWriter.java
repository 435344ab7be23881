package io.reprise.app.cli;

import io.reprise.core.text.PlainText;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines without the control characters that names of files and highlights may bring. What is printed without a line
 * end, the bar of {@link TextProgress}, is left as it is: it is the program's own.
 */
final class PlainWriter extends PrintWriter {
    PlainWriter(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void println(@Nullable String line) {
        super.println(PlainText.lines(String.valueOf(line)));
    }

    @Override
    public void println(@Nullable Object line) {
        println(String.valueOf(line));
    }
}
