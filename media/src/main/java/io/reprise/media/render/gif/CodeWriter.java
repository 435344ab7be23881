package io.reprise.media.render.gif;

import java.io.IOException;
import java.io.OutputStream;

/** Packs codes of 2 to 12 bits, lowest bit first, into GIF's sub-blocks of at most 255 bytes. */
final class CodeWriter {
    private static final int BLOCK = 255;
    private final OutputStream out;
    private final byte[] block = new byte[1 + BLOCK];
    private int filled;
    private long bits;
    private int bitCount;

    CodeWriter(OutputStream out) {
        this.out = out;
    }

    void write(int code, int width) throws IOException {
        bits |= (long) code << bitCount;
        bitCount += width;
        while (bitCount >= 8) {
            put((int) bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void put(int value) throws IOException {
        block[1 + filled++] = (byte) value;
        if (filled == BLOCK) {
            flushBlock();
        }
    }

    private void flushBlock() throws IOException {
        if (filled > 0) {
            block[0] = (byte) filled;
            out.write(block, 0, 1 + filled);
            filled = 0;
        }
    }

    /** Writes what is left and the terminator. */
    void finish() throws IOException {
        if (bitCount > 0) {
            put((int) bits);
        }
        flushBlock();
        out.write(0);
    }
}
