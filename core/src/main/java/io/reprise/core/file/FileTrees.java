package io.reprise.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FileTrees {
    private FileTrees() {}

    /**
     * Deletes a folder with everything in it, or a file; links are deleted, not followed. Nothing happens where nothing is.
     *
     * @throws IOException if something can't be deleted
     */
    public static void delete(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            Files.deleteIfExists(tree);
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(tree)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
