package io.reprise.media.render;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a note in the comments of a GIF or PNG, the XMP of a WebP or AVIF, or the comment tag of an MP4. Trusts no length
 * it reads.
 */
final class SourceNoteReader {
    private static final int LONGEST = 1 << 16;
    private static final int HEAD = 12;
    private static final Set<String> BOXES_TO_COMMENT = Set.of("moov", "udta", "meta", "ilst", "\u00a9cmt", "data");

    private SourceNoteReader() {}

    static Optional<SourceNote> read(Path file) throws IOException {
        try (SeekableFile in = SeekableFile.open(file)) {
            byte[] head = read(in, HEAD);
            if (head.length < HEAD) {
                return Optional.empty();
            }
            String magic = text(head, head.length);
            if (magic.startsWith("GIF8")) {
                return inGif(file);
            }
            if (magic.startsWith("RIFF") && magic.endsWith("WEBP")) {
                return inWebp(in);
            }
            if (magic.startsWith("\u0089PNG")) {
                return PngChunks.note(in);
            }
            return magic.startsWith("ftyp", 4) ? inBoxes(in, 0, in.length()) : Optional.empty();
        }
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static Optional<SourceNote> inGif(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(10);
            skipColours(in, in.readUnsignedByte());
            in.skipNBytes(2);
            Optional<SourceNote> found = Optional.empty();
            while (found.isEmpty()) {
                int block = in.readUnsignedByte();
                if (block == 0x21) {
                    boolean comment = in.readUnsignedByte() == 0xfe;
                    String text = subBlocks(in, comment);
                    found = SourceNote.parse(text);
                } else if (block == 0x2c) {
                    in.skipNBytes(8);
                    skipColours(in, in.readUnsignedByte());
                    in.skipNBytes(1);
                    subBlocks(in, false);
                } else {
                    return Optional.empty();
                }
            }
            return found;
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static void skipColours(DataInputStream in, int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << ((flags & 7) + 1));
        }
    }

    private static String subBlocks(DataInputStream in, boolean keep) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            byte[] bytes = in.readNBytes(length);
            if (keep && text.length() < LONGEST) {
                text.append(text(bytes, bytes.length));
            }
        }
        return text.toString();
    }

    private static Optional<SourceNote> inWebp(SeekableFile in) throws IOException {
        long at = 12;
        while (at + 8 <= in.length()) {
            in.seek(at);
            String name = text(read(in, 4), 4);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            if ("XMP ".equals(name)) {
                return SourceNote.parse(text(in, length));
            }
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }

    /** Goes down moov, udta, meta, ilst to the comment; other boxes are passed over. */
    private static Optional<SourceNote> inBoxes(SeekableFile in, long from, long to) throws IOException {
        long at = from;
        while (at + 8 <= to) {
            in.seek(at);
            long length = Integer.toUnsignedLong(in.readInt());
            String name = text(read(in, 4), 4);
            long head = 8;
            if (length == 1 && at + 16 <= to) {
                length = in.readLong();
                head = 16;
            }
            long end = length < head || length > to - at ? to : at + length;
            Optional<SourceNote> found = BOXES_TO_COMMENT.contains(name)
                    ? inside(in, name, at + head, end)
                    : name.equals("uuid") ? inXmp(in, at + head, end) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
            at = end;
        }
        return Optional.empty();
    }

    private static Optional<SourceNote> inXmp(SeekableFile in, long from, long to) throws IOException {
        in.seek(from);
        byte[] kind = read(in, NoteBox.XMP.length);
        return Arrays.equals(kind, NoteBox.XMP)
                ? SourceNote.parse(text(in, to - from - NoteBox.XMP.length))
                : Optional.empty();
    }

    private static Optional<SourceNote> inside(SeekableFile in, String name, long from, long to) throws IOException {
        if ("data".equals(name)) {
            in.seek(from);
            return SourceNote.parse(text(in, to - from));
        }
        // meta has four bytes of version and flags before its boxes
        return inBoxes(in, "meta".equals(name) ? from + 4 : from, to);
    }

    private static String text(SeekableFile in, long length) throws IOException {
        byte[] bytes = read(in, (int) Math.max(0, Math.min(LONGEST, length)));
        return text(bytes, bytes.length);
    }

    /** As many of the next bytes as there are. */
    private static byte[] read(SeekableFile in, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, Math.max(0, in.length() - in.position()))];
        in.readFully(bytes);
        return bytes;
    }
}
