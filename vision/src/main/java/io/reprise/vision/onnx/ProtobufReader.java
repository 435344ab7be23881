package io.reprise.vision.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Reads protocol buffers in place: the length-delimited fields of a message, every length checked before it is used. */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final Function<String, ? extends RuntimeException> damaged;

    /** What is told each field that has a length. */
    @FunctionalInterface
    interface Visitor {
        /** A field of the message: its number, and its content, which is a view of the file. */
        void field(int number, ByteBuffer content);
    }

    /**
     * A reader.
     *
     * @param damaged makes the error for a file that is no protocol buffer, of what is wrong
     */
    ProtobufReader(Function<String, ? extends RuntimeException> damaged) {
        this.damaged = damaged;
    }

    /** Reads a message to its end. */
    void message(ByteBuffer in, Visitor visitor) {
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case VARINT -> varint(in);
                case EIGHT_BYTES -> take(in, 8);
                case FOUR_BYTES -> take(in, 4);
                case DELIMITED -> visitor.field((int) (tag >>> 3), take(in, varint(in)));
                default -> throw damaged.apply("it is not a protocol buffer");
            }
        }
    }

    private ByteBuffer take(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw damaged.apply(
                    "a part claims " + Long.toUnsignedString(length) + " bytes where " + in.remaining() + " are left");
        }
        ByteBuffer part = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return part;
    }

    private long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!in.hasRemaining()) {
                throw damaged.apply("it ends in the middle");
            }
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged.apply("it is not a protocol buffer");
    }

    /** A field's content as text. */
    static String text(ByteBuffer content) {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }
}
