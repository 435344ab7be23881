package io.reprise.core.feature;

import java.nio.ByteBuffer;

/** The number formats of feature files. */
public enum NpyType {
    /** IEEE 754 single precision. */
    FLOAT32("f4", 4),
    /** IEEE 754 half precision: half the space, 11 bits of mantissa, magnitudes up to 65504. */
    FLOAT16("f2", 2);

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** NumPy's letter and size, without the byte order. */
    String code() {
        return code;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** Fills the array from the buffer, in the buffer's byte order. */
    void read(ByteBuffer from, float[] into) {
        switch (this) {
            case FLOAT32 -> from.asFloatBuffer().get(into);
            case FLOAT16 -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = Half.toFloat(from.getShort());
                }
            }
        }
    }

    /** Puts the values into the buffer. */
    void write(float[] from, int offset, int count, ByteBuffer into) {
        for (int i = offset; i < offset + count; i++) {
            switch (this) {
                case FLOAT32 -> into.putFloat(from[i]);
                case FLOAT16 -> into.putShort(Half.ofFloat(from[i]));
            }
        }
    }
}
