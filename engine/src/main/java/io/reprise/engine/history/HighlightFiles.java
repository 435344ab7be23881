package io.reprise.engine.history;

import java.nio.file.Path;
import java.util.Optional;

/** Port: the files that show stored highlights, by their content. */
@FunctionalInterface
public interface HighlightFiles {
    /** The file of this SHA-256, to be read only; empty if none is kept. */
    Optional<Path> file(String sha256);
}
