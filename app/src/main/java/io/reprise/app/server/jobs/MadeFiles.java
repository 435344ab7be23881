package io.reprise.app.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what can be made again below a size: what was used longest ago goes first. */
final class MadeFiles {
    private static final long EVERY_BYTES = 20 << 20;

    private final Path folder;
    private final long limit;
    private long sinceLook = EVERY_BYTES;

    MadeFiles(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    private record Entry(Path file, long bytes, FileTime used) {}

    /** Whether it is there; it counts as used now. */
    boolean use(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Something was made. */
    synchronized void added(Path file) throws IOException {
        sinceLook += Files.size(file);
        if (sinceLook >= Math.min(EVERY_BYTES, limit / 10)) {
            sinceLook = 0;
            shrink(file);
        }
    }

    /** Keeps what was made just now, which looks old where the clock was set back. */
    private void shrink(Path justMade) throws IOException {
        List<Entry> entries = entries();
        long total = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (total <= limit) {
                return;
            }
            if (!entry.file().equals(justMade)) {
                Files.deleteIfExists(entry.file());
                total -= entry.bytes();
            }
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        } catch (NoSuchFileException e) {
            // gone in the meantime: the next look counts right
        }
        return entries;
    }
}
