package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FileNames;
import io.reprise.core.file.Sha256;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.JsonFile;
import io.reprise.engine.home.JsonObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SHA-256 of files, by which everything about a video is kept. A large file is not read again while its size, time of
 * change and inode are the same.
 */
public final class ContentHash {
    private static final long SETTLED_MILLIS = 2000;
    private final Optional<Path> memory;

    private ContentHash(Optional<Path> memory) {
        this.memory = memory;
    }

    /** Reads every file in full and keeps nothing. */
    public static ContentHash uncached() {
        return new ContentHash(Optional.empty());
    }

    /** Remembers hashes in the home's cache. */
    public static ContentHash cachedIn(Home home) {
        return new ContentHash(Optional.of(home.hashes()));
    }

    /** What was seen of a file when it was hashed. */
    record Known(String path, long bytes, long modifiedNanos, String inode, String sha256) {
        static Known read(JsonObject json) {
            return new Known(
                    json.text("path"),
                    json.whole("bytes"),
                    json.whole("modifiedNanos"),
                    json.text("inode"),
                    json.text("sha256"));
        }

        boolean isOf(Path path, BasicFileAttributes now) {
            return this.path.equals(path.toString())
                    && bytes == now.size()
                    && modifiedNanos == nanos(now)
                    && inode.equals(String.valueOf(now.fileKey()))
                    && sha256.matches("[0-9a-f]{64}");
        }

        static long nanos(BasicFileAttributes attributes) {
            return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        }
    }

    /**
     * The file's SHA-256 in hexadecimal digits.
     *
     * @throws BadInputException if there is no such file, it is a folder, empty, or can't be read
     */
    public String of(Path file) throws BadInputException {
        Path path = file.toAbsolutePath().normalize();
        try {
            BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
            requireContent(file, before);
            Optional<String> known = known(path, before);
            if (known.isPresent()) {
                return known.get();
            }
            String hash = Sha256.of(path);
            if (memory.isPresent() && isSettled(before)) {
                store(memory.get().resolve(nameFor(path)), path, before, hash);
            }
            return hash;
        } catch (NoSuchFileException e) {
            throw FileNames.missing(file);
        } catch (IOException e) {
            throw new BadInputException(
                    "unreadable", "cannot read " + file + ": " + reason(e) + "; check its permissions and the disk", e);
        }
    }

    /** The file's SHA-256, if it was read before and is as it was then. */
    public Optional<String> known(Path file) {
        Path path = file.toAbsolutePath().normalize();
        try {
            return known(path, Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> known(Path path, BasicFileAttributes now) {
        return memory.flatMap(folder -> JsonFile.read(folder.resolve(nameFor(path)), Known::read))
                .filter(known -> known.isOf(path, now))
                .map(Known::sha256);
    }

    private static void requireContent(Path file, BasicFileAttributes attributes) throws BadInputException {
        if (attributes.isDirectory()) {
            throw new BadInputException("folder", file + " is a folder; name the video file in it");
        }
        if (!attributes.isRegularFile()) {
            throw new BadInputException("not-a-file", file + " is not a regular file; copy its content into one");
        }
        if (attributes.size() == 0) {
            throw new BadInputException("empty", file + " is empty; copy or download it again");
        }
    }

    /** A file changed a moment ago may change again without its time of change showing it. */
    private static boolean isSettled(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toMillis() < Instant.now().toEpochMilli() - SETTLED_MILLIS;
    }

    private static void store(Path note, Path path, BasicFileAttributes attributes, String hash) {
        try {
            JsonFile.write(
                    note,
                    new Known(
                            path.toString(),
                            attributes.size(),
                            Known.nanos(attributes),
                            String.valueOf(attributes.fileKey()),
                            hash));
        } catch (IOException e) {
            // a full or read-only disk: the hash is only computed again next time
        }
    }

    /** Two files may share a note, which says whose it is. */
    private static String nameFor(Path path) {
        return FeatureCache.readable(Objects.toString(path.getFileName()), path.toString()) + ".json";
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : Objects.toString(e.getMessage());
    }
}
