package io.reprise.app.cli;

import io.reprise.core.text.PlainText;
import java.io.PrintWriter;

/**
 * Prints text without the control characters that names of files and highlights may bring: whatever way it is printed, all
 * ends in {@link #write(String)}. The bar of {@link TextProgress} moves the cursor, and is written as characters.
 */
final class PlainWriter extends PrintWriter {
    PlainWriter(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void write(String text) {
        super.write(PlainText.lines(text.replace("\r\n", "\n")));
    }
}
