package io.reprise.spark.catalogue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in a binary column, little-endian: a video's track as one value, read without boxing a number. */
public final class Packed {
    private Packed() {}

    /** The values as 4 bytes each. */
    public static byte[] of(float[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return bytes;
    }

    /** The values as 8 bytes each. */
    public static byte[] of(long[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return bytes;
    }

    /** What {@link #of(float[])} packed. */
    public static float[] floats(byte[] bytes) {
        float[] values = new float[count(bytes, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** What {@link #of(long[])} packed. */
    public static long[] longs(byte[] bytes) {
        long[] values = new long[count(bytes, Long.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }

    private static int count(byte[] bytes, int size) {
        if (bytes.length % size != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are not numbers of " + size + " bytes each");
        }
        return bytes.length / size;
    }
}
