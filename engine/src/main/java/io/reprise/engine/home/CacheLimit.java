package io.reprise.engine.home;

import io.reprise.core.file.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps the feature cache below a size: the videos used longest ago go first.
 *
 * @param bytes how large it may be, at least 0
 */
public record CacheLimit(long bytes) {
    public CacheLimit {
        if (bytes < 0) {
            throw new IllegalArgumentException("a cache cannot hold " + bytes + " bytes");
        }
    }

    /** What {@code REPRISE_CACHE_SIZE} says, such as {@code 500MB}; 2 GB if it says nothing. */
    public static CacheLimit ofEnvironment() {
        return of(System.getenv().getOrDefault("REPRISE_CACHE_SIZE", "2GB"));
    }

    static CacheLimit of(String text) {
        return new CacheLimit(ByteSize.parse("REPRISE_CACHE_SIZE", text));
    }

    private record Entry(Path folder, FileTime used, long bytes) {}

    /** Deletes videos' entries, the one used longest ago first, until the rest fits. What cannot be deleted stays. */
    public void enforce(Home home) throws IOException {
        List<Entry> entries = entries(home.features());
        long total = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (total <= bytes) {
                return;
            }
            FileTrees.delete(entry.folder());
            total -= entry.bytes();
        }
    }

    /** The same, after work that is done: what goes wrong is only told. */
    public void enforce(Home home, Consumer<String> warnings) {
        try {
            enforce(home);
        } catch (IOException e) {
            warnings.accept("the cache could not be kept within its size: " + e.getMessage());
        }
    }

    private static List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path video : children(folder)) {
            long bytes = 0;
            for (Path file : children(video)) {
                bytes += sizeOf(file);
            }
            entries.add(new Entry(video, Files.getLastModifiedTime(video), bytes));
        }
        return entries;
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // another process moved it
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }
}
