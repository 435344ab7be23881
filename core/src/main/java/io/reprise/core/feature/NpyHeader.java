package io.reprise.core.feature;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy file, format versions 1.0 to 3.0: what the file says of itself, held against its real length
 * before anything is allocated.
 */
record NpyHeader(NpyType type, ByteOrder order, int rows, int dim, long dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 65_536;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,40})'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]{0,200})\\)");

    /** The bytes of a header, padded as NumPy does so that the data starts at a multiple of 64. */
    static byte[] write(NpyType type, int rows, int dim) {
        String text =
                "{'descr': '<" + type.code() + "', 'fortran_order': False, 'shape': (" + rows + ", " + dim + "), }";
        int padding = 64 - (10 + text.length() + 1) % 64;
        byte[] body = (text + " ".repeat(padding % 64) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) body.length)
                .put(body)
                .array();
    }

    static NpyHeader read(FileChannel channel, String name) throws IOException, BadInputException {
        ByteBuffer start = bytes(channel, 0, 12, name);
        for (byte expected : MAGIC) {
            if (start.get() != expected) {
                throw bad(name, "it is not a NumPy file; write it with numpy.save");
            }
        }
        int version = start.get();
        start.get();
        if (version < 1 || version > 3) {
            throw bad(name, "NumPy format version " + version + " is not known; write it with numpy.save");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        long length = version == 1 ? start.getShort() & 0xffff : start.getInt() & 0xffffffffL;
        if (length > LONGEST) {
            throw bad(name, "its header claims " + length + " bytes");
        }
        ByteBuffer header = bytes(channel, 8 + lengthBytes, (int) length, name);
        String text = StandardCharsets.ISO_8859_1.decode(header).toString();
        return parse(text, 8 + lengthBytes + length, channel.size(), name);
    }

    private static NpyHeader parse(String text, long offset, long fileSize, String name) throws BadInputException {
        String descr = find(TYPE, text, name);
        if (!find(FORTRAN, text, name).equals("False")) {
            throw bad(name, "it is stored column by column; write numpy.ascontiguousarray(x)");
        }
        String[] shape =
                find(SHAPE, text, name).replace("L", "").replace(" ", "").split(",", -1);
        if (shape.length != 2 || shape[1].isEmpty()) {
            throw bad(name, "its shape is (" + String.join(",", shape) + "), not [segments, dim]");
        }
        long rows = number(shape[0], name);
        long dim = number(shape[1], name);
        NpyType type = type(descr, name);
        if (dim < 1 || offset + rows * dim * type.bytes() != fileSize) {
            throw bad(
                    name,
                    "it says " + rows + " x " + dim + " of " + descr + ", which does not fit its length of " + fileSize
                            + " bytes; it is cut off or damaged");
        }
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, order, (int) rows, (int) dim, offset);
    }

    private static NpyType type(String descr, String name) throws BadInputException {
        for (NpyType type : NpyType.values()) {
            if (descr.equals("<" + type.code()) || descr.equals(">" + type.code())) {
                return type;
            }
        }
        throw bad(name, "it holds '" + descr + "', not float32 or float16; write x.astype('float32')");
    }

    private static String find(Pattern pattern, String text, String name) throws BadInputException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw bad(name, "its header is damaged or not of an array of numbers");
        }
        return matcher.group(1);
    }

    /** At most nine digits, so that no product of two overflows. */
    private static long number(String digits, String name) throws BadInputException {
        if (!digits.matches("[0-9]{1,9}")) {
            throw bad(name, "its shape holds '" + digits + "'");
        }
        return Long.parseLong(digits);
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int count, String name)
            throws IOException, BadInputException {
        if (at + count > channel.size()) {
            throw bad(name, "it is cut off in its header");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // a read may bring less than asked
        }
        return buffer.flip();
    }

    private static BadInputException bad(String name, String why) {
        return new BadInputException("bad-npy", "cannot read features from " + name + ": " + why);
    }
}
