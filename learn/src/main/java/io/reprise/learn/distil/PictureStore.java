package io.reprise.learn.distil;

import io.reprise.core.error.BadInputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoded pictures in one file, by number, each of a kind (the archive or folder it came from). Read by position, so that
 * the system's own cache keeps what fits into memory. May be read by several threads.
 */
public final class PictureStore implements AutoCloseable {
    private static final String PIXELS = "pictures.bin";
    private static final String INDEX = "pictures.idx";

    private record Entry(int kind, int width, int height, long offset) {}

    private final FileChannel pixels;
    private final List<Entry> entries;
    private final String description;

    private PictureStore(FileChannel pixels, List<Entry> entries, String description) {
        this.pixels = pixels;
        this.entries = entries;
        this.description = description;
    }

    /**
     * Opens the folder's store; makes it where it is not there or was made of something else.
     *
     * @param sources one a kind
     * @param shortSide larger pictures are reduced until their shorter side has so many pixels
     */
    public static PictureStore open(Path folder, List<? extends PhotoSource> sources, int shortSide)
            throws IOException, BadInputException {
        StringBuilder description = new StringBuilder("short side " + shortSide);
        for (PhotoSource source : sources) {
            description.append(", ").append(source.describe());
        }
        Files.createDirectories(folder);
        Path index = folder.resolve(INDEX);
        List<Entry> entries = Files.exists(index) ? read(index, description.toString()) : List.of();
        if (entries.isEmpty()) {
            entries = make(folder, sources, shortSide, description.toString());
        }
        return new PictureStore(FileChannel.open(folder.resolve(PIXELS)), entries, description.toString());
    }

    private static List<Entry> make(Path folder, List<? extends PhotoSource> sources, int shortSide, String description)
            throws IOException, BadInputException {
        List<Entry> entries = new ArrayList<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(PIXELS)), 1 << 20)) {
            long[] offset = {0};
            for (int kind = 0; kind < sources.size(); kind++) {
                int number = kind;
                int before = entries.size();
                sources.get(kind).read(shortSide, photo -> {
                    out.write(photo.rgb());
                    entries.add(new Entry(number, photo.width(), photo.height(), offset[0]));
                    offset[0] += photo.rgb().length;
                });
                if (entries.size() == before) {
                    throw new BadInputException(
                            "no-pictures",
                            "there is no picture in " + sources.get(kind).describe());
                }
            }
        }
        write(folder.resolve(INDEX), entries, description);
        return entries;
    }

    private static void write(Path index, List<Entry> entries, String description) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(index)))) {
            out.writeUTF(description);
            out.writeInt(entries.size());
            for (Entry entry : entries) {
                out.writeInt(entry.kind);
                out.writeInt(entry.width);
                out.writeInt(entry.height);
                out.writeLong(entry.offset);
            }
        }
    }

    /** The entries; none if the file is of other pictures. */
    private static List<Entry> read(Path index, String description) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(index)))) {
            if (!in.readUTF().equals(description)) {
                return List.of();
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                entries.add(new Entry(in.readInt(), in.readInt(), in.readInt(), in.readLong()));
            }
        }
        return entries;
    }

    /** What the pictures are, in words: sources with their sizes. */
    public String describe() {
        return description;
    }

    /** Number of pictures. */
    public int size() {
        return entries.size();
    }

    /** The kind of a picture, from 0. */
    int kind(int picture) {
        return entries.get(picture).kind;
    }

    int width(int picture) {
        return entries.get(picture).width;
    }

    int height(int picture) {
        return entries.get(picture).height;
    }

    /** Reads a picture. */
    Photo get(int picture) {
        Entry entry = entries.get(picture);
        byte[] rgb = new byte[3 * entry.width * entry.height];
        ByteBuffer buffer = ByteBuffer.wrap(rgb);
        try {
            while (buffer.hasRemaining()) {
                if (pixels.read(buffer, entry.offset + buffer.position()) < 0) {
                    throw new IOException("the file of pictures has been cut off; remove it");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Photo(entry.width, entry.height, rgb);
    }

    @Override
    public void close() throws IOException {
        pixels.close();
    }
}
