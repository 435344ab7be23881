package io.reprise.core.feature;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes rows of a float32 matrix into a NumPy file in any order, for matrices that come row by row. */
public final class NpyWriter implements Closeable {
    private final FileChannel channel;
    private final int rows;
    private final ByteBuffer row;
    private final long dataOffset;

    /**
     * Opens a file, or goes on with one that was made for the same shape.
     *
     * @param rows of the whole matrix; those never written are zero
     */
    public NpyWriter(Path path, int rows, int dim) throws IOException {
        this.rows = rows;
        row = ByteBuffer.allocateDirect(Math.multiplyExact(dim, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = NpyHeader.write(NpyType.FLOAT32, rows, dim);
        dataOffset = header.length;
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        writeAll(ByteBuffer.wrap(header), 0);
        long end = dataOffset + (long) rows * row.capacity();
        if (channel.size() < end) {
            writeAll(ByteBuffer.allocate(1), end - 1);
        }
    }

    /** Writes one row. */
    public void put(int index, float[] values) throws IOException {
        if (index < 0 || index >= rows || values.length * Float.BYTES != row.capacity()) {
            throw new IllegalArgumentException("row " + index + " of " + values.length + " numbers does not fit " + rows
                    + " x " + row.capacity() / Float.BYTES);
        }
        row.clear();
        row.asFloatBuffer().put(values);
        writeAll(row, dataOffset + (long) index * row.capacity());
    }

    private void writeAll(ByteBuffer from, long at) throws IOException {
        long next = at;
        while (from.hasRemaining()) {
            next += channel.write(from, next);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
