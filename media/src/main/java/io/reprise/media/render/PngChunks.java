package io.reprise.media.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;

/** Finishing touches to a PNG file (a signature and chunks), and what its text says. Trusts no length it reads. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final String KEY = "Comment\0";

    private PngChunks() {}

    /** Puts a comment before the end. */
    static void addText(Path file, String text) throws IOException {
        try (SeekableFile out = SeekableFile.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            out.seek(out.length() - AROUND);
            out.write(chunk("tEXt", (KEY + text).getBytes(StandardCharsets.ISO_8859_1)));
            out.write(chunk("IEND", new byte[0]));
        }
    }

    /** Says how long the last picture of an animation is shown, which the encoder can't know. */
    static void setLastDelay(Path file, int millis) throws IOException {
        try (SeekableFile out = SeekableFile.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long last = -1;
            for (long at = SIGNATURE; at + AROUND <= out.length(); at += AROUND + length(out, at)) {
                last = "fcTL".equals(name(out, at)) ? at : last;
            }
            if (last < 0) {
                return;
            }
            byte[] control = new byte[26];
            out.seek(last + 8);
            out.readFully(control);
            ByteBuffer.wrap(control)
                    .putShort(20, (short) Math.min(65_535, millis))
                    .putShort(22, (short) 1000);
            out.seek(last);
            out.write(chunk("fcTL", control));
        }
    }

    /** The note in a comment; empty if there is none. */
    static Optional<SourceNote> note(SeekableFile in) throws IOException {
        for (long at = SIGNATURE; at + AROUND <= in.length(); at += AROUND + length(in, at)) {
            if ("tEXt".equals(name(in, at))) {
                byte[] text = new byte[(int) Math.min(LONGEST_TEXT, Math.min(length(in, at), in.length() - at - 8))];
                in.seek(at + 8);
                in.readFully(text);
                Optional<SourceNote> note = SourceNote.parse(new String(text, StandardCharsets.ISO_8859_1));
                if (note.isPresent()) {
                    return note;
                }
            }
        }
        return Optional.empty();
    }

    private static long length(SeekableFile file, long at) throws IOException {
        file.seek(at);
        return Integer.toUnsignedLong(file.readInt());
    }

    private static String name(SeekableFile file, long at) throws IOException {
        byte[] name = new byte[4];
        file.seek(at + 4);
        file.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] body = new byte[4 + content.length];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
        System.arraycopy(content, 0, body, 4, content.length);
        CRC32 sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(AROUND + content.length)
                .putInt(content.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }
}
