package io.reprise.app.fetch;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;

/**
 * The beginning of a file that is being fetched, kept between runs, and beside it a note of where it came from and of
 * which version. While one process has it open, no other gets it.
 */
final class PartialFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Path note;
    private final FileChannel channel;

    private PartialFile(Path path, FileChannel channel) {
        this.path = path;
        this.note = path.resolveSibling(path.getFileName() + ".from");
        this.channel = channel;
    }

    /**
     * Opens it, empty where there is none yet.
     *
     * @throws BadInputException if another process is at it, or it can't be written
     */
    static PartialFile open(Path path) throws BadInputException {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return new PartialFile(path, channel);
                }
            } catch (OverlappingFileLockException e) {
                // as if another process had it
            }
            channel.close();
            throw new BadInputException("busy", "another run is fetching this file already, into " + path);
        } catch (IOException e) {
            throw new BadInputException("cannot-write", "cannot write to " + path + ": " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Forgets everything. */
    void clear() throws IOException {
        channel.truncate(0);
        Files.deleteIfExists(note);
    }

    void append(ByteBuffer bytes) throws IOException {
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Notes which version of which address this is; an empty version is none. */
    void comesFrom(URI address, String version) throws IOException {
        Files.writeString(note, address + "\n" + version + "\n");
    }

    /** The version that was noted for this address; empty for none. */
    String version(URI address) throws IOException {
        try {
            List<String> lines = Files.readAllLines(note);
            return lines.size() > 1 && lines.get(0).equals(address.toString()) ? lines.get(1) : "";
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** SHA-256 of what is there, in hexadecimal digits. */
    String sha256() throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = 0;
        for (int read = channel.read(buffer, at); read > 0; read = channel.read(buffer.clear(), at)) {
            digest.update(buffer.flip());
            at += read;
        }
        return Sha256.hex(digest);
    }

    /** Deletes it. */
    void delete() throws IOException {
        Files.deleteIfExists(note);
        Files.deleteIfExists(path);
    }

    /** Lets others at it; an empty one is deleted. */
    @Override
    public void close() throws IOException {
        if (channel.size() == 0) {
            delete();
        }
        channel.close();
    }
}
