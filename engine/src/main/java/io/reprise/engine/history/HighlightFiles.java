package io.reprise.engine.history;

import java.io.IOException;
import java.io.OutputStream;

/** Port: the files that show stored highlights, by their content. */
@FunctionalInterface
public interface HighlightFiles {
    /**
     * Copies a file; its length does not matter.
     *
     * @return false if no file of this SHA-256 is kept
     */
    boolean copyTo(String sha256, OutputStream to) throws IOException;
}
