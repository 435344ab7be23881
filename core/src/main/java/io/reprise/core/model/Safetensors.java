package io.reprise.core.model;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of tensors in the safetensors format (a length, a JSON header, the numbers), float32 only. By hand around the JSON:
 * no library for Java is published by the format's authors.
 *
 * @param metadata strings by name
 * @param tensors by name
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final long LARGEST = 1L << 30;

    public Safetensors {
        metadata = new LinkedHashMap<>(metadata);
        tensors = new TreeMap<>(tensors);
    }

    /**
     * Reads a file of at most 1 GiB. What the header claims is held against the file's length before anything is
     * allocated.
     *
     * @throws BadInputException if there is no such file, or it is not such a file, is damaged or cut off
     */
    public static Safetensors read(Path file) throws BadInputException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > LARGEST) {
                throw new IllegalArgumentException("it is larger than 1 GiB");
            }
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (NoSuchFileException e) {
            throw new BadInputException("no-such-file", "no such file: " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** The content of the file whose bytes these are; throws IllegalArgumentException if it is no such file. */
    static Safetensors of(ByteBuffer file) {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        Map<String, Tensor> tensors = new TreeMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            tensors.put(entry.name(), tensor(file, header.dataOffset(), entry));
        }
        return new Safetensors(header.metadata(), tensors);
    }

    /** In one line, whatever the file made the message quote. */
    static BadInputException unreadable(Path file, Exception e) {
        String why = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?");
        return new BadInputException("bad-model", "cannot read the model " + file + ": " + why, e);
    }

    private static Tensor tensor(ByteBuffer file, long dataOffset, SafetensorsHeader.Entry entry) {
        float[] values = new float[(int) (entry.length() / Float.BYTES)];
        file.slice((int) (dataOffset + entry.begin()), (int) entry.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        try {
            return new Tensor(entry.shape(), values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tensor '" + entry.name() + "': " + e.getMessage(), e);
        }
    }

    /** Writes it beside the file and then into place; the same content gives the same bytes. */
    public void write(Path file) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", metadata);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + (long) tensor.values().length * Float.BYTES;
            header.put(entry.getKey(), SafetensorsHeader.describe(tensor, offset, end));
            offset = end;
        }
        if (offset > LARGEST / 2) {
            throw new IllegalArgumentException("a model of " + offset + " bytes is too large to be kept");
        }
        byte[] text = JsonWriter.write(header).getBytes(StandardCharsets.UTF_8);
        int padding = (8 - text.length % 8) % 8;
        AtomicFile.write(file, channel -> {
            ByteBuffer start = ByteBuffer.allocate(8 + text.length + padding).order(ByteOrder.LITTLE_ENDIAN);
            start.putLong(text.length + padding)
                    .put(text)
                    .put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
            writeAll(channel, start.flip());
            for (Tensor tensor : tensors.values()) {
                ByteBuffer values = ByteBuffer.allocate(tensor.values().length * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
                values.asFloatBuffer().put(tensor.values());
                writeAll(channel, values);
            }
        });
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
