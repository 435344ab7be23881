package io.reprise.core.feature;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A feature matrix in a NumPy file: {@code [rows, dim]} of float32 or float16. Opening reads the header alone; rows are
 * memory-mapped when they are asked for, so that files larger than the heap can be walked through.
 *
 * @param path the file
 * @param rows number of vectors, may be 0
 * @param dim dimensions of each, at least 1
 */
public record NpyFile(Path path, NpyType type, int rows, int dim, ByteOrder order, long dataOffset) {
    private static final int WRITE_BLOCK = 1 << 16;

    /**
     * Reads the header and holds it against the file's length.
     *
     * @throws BadInputException if there is no such file, or it is not such a matrix, is damaged or cut off
     */
    public static NpyFile open(Path path) throws BadInputException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(channel, path.toString());
            return new NpyFile(path, header.type(), header.rows(), header.dim(), header.order(), header.dataOffset());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Reads a whole file. */
    public static FeatureMatrix read(Path path) throws BadInputException {
        NpyFile file = open(path);
        return file.read(0, file.rows);
    }

    /**
     * Reads rows [from, to).
     *
     * @throws BadInputException if the file has changed since it was opened, or a value is NaN or infinite
     */
    public FeatureMatrix read(int from, int to) throws BadInputException {
        if (from < 0 || to < from || to > rows) {
            throw new IllegalArgumentException("rows [" + from + ", " + to + ") of " + rows);
        }
        long rowBytes = (long) dim * type.bytes();
        if ((to - from) * rowBytes > Integer.MAX_VALUE) {
            throw new BadInputException(
                    "bad-npy",
                    path + " has " + (to - from) + " rows of " + dim + ", too much to read at once; read fewer rows");
        }
        float[] values = new float[(to - from) * dim];
        if (values.length > 0) {
            map(dataOffset + from * rowBytes, (to - from) * rowBytes, values);
        }
        try {
            return FeatureMatrix.of(to - from, dim, values);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-npy", "cannot use " + path + ": " + e.getMessage(), e);
        }
    }

    private void map(long offset, long length, float[] into) throws BadInputException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (offset + length > channel.size()) {
                throw new BadInputException("bad-npy", path + " has become shorter while it was read");
            }
            type.read(channel.map(FileChannel.MapMode.READ_ONLY, offset, length).order(order), into);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Writes a matrix as float32, beside and then into place. */
    public static void write(Path path, FeatureMatrix matrix) throws IOException {
        write(path, matrix, NpyType.FLOAT32);
    }

    /** Writes a matrix, beside and then into place; as float16 magnitudes above 65504 are refused. */
    public static void write(Path path, FeatureMatrix matrix, NpyType type) throws IOException {
        if (type == NpyType.FLOAT16) {
            refuseTooLarge(matrix);
        }
        AtomicFile.write(path, channel -> {
            writeAll(channel, ByteBuffer.wrap(NpyHeader.write(type, matrix.rows(), matrix.dim())));
            float[] values = matrix.values();
            ByteBuffer block =
                    ByteBuffer.allocateDirect(WRITE_BLOCK * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < values.length; at += WRITE_BLOCK) {
                block.clear();
                type.write(values, at, Math.min(WRITE_BLOCK, values.length - at), block);
                writeAll(channel, block.flip());
            }
        });
    }

    private static void refuseTooLarge(FeatureMatrix matrix) {
        for (float value : matrix.values()) {
            if (Math.abs(value) >= 65520) {
                throw new IllegalArgumentException("a feature of " + value + " does not fit float16; use float32");
            }
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static BadInputException unreadable(Path path, IOException e) {
        if (e instanceof NoSuchFileException || !Files.exists(path)) {
            return new BadInputException("no-such-file", "no such file: " + path, e);
        }
        return new BadInputException("unreadable", "cannot read " + path + ": " + e.getMessage(), e);
    }
}
