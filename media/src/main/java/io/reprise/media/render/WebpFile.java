package io.reprise.media.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Finishing touches to a WebP file (a RIFF of chunks): how often it is played, the last picture's true length, a note as XMP. */
final class WebpFile {
    private static final int HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int XMP_FLAG = 0x04;
    private static final int ALPHA_FLAG = 0x10;

    private WebpFile() {}

    /**
     * The file with a note.
     *
     * @param bytes a WebP file as the encoder made it
     * @param lastDelay milliseconds the last picture is shown
     * @param plays how often it is played, 0 for ever
     */
    static byte[] finish(byte[] bytes, int width, int height, int lastDelay, int plays, String note) {
        ByteBuffer file = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        boolean extended = false;
        int lastPicture = -1;
        for (int at = HEAD; at + CHUNK_HEAD <= bytes.length; at += CHUNK_HEAD + padded(file.getInt(at + 4))) {
            switch (name(bytes, at)) {
                case "VP8X" -> {
                    extended = true;
                    file.put(at + CHUNK_HEAD, (byte) (file.get(at + CHUNK_HEAD) | XMP_FLAG));
                }
                case "ANIM" -> file.putShort(at + CHUNK_HEAD + 4, (short) plays);
                case "ANMF" -> lastPicture = at;
                default -> {}
            }
        }
        if (lastPicture >= 0) {
            number(file, lastPicture + CHUNK_HEAD + 12, lastDelay);
        }
        return assemble(
                file.array(),
                extended ? new byte[0] : extension(width, height, bytes),
                chunk("XMP ", Xmp.of(note).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] assemble(byte[] file, byte[] extension, byte[] xmp) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(file.length + xmp.length + 64);
        whole.write(file, 0, HEAD);
        whole.writeBytes(extension);
        whole.write(file, HEAD, file.length - HEAD);
        whole.writeBytes(xmp);
        byte[] bytes = whole.toByteArray();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - CHUNK_HEAD);
        return bytes;
    }

    /** A still picture has no head for extensions: this is one. */
    private static byte[] extension(int width, int height, byte[] bytes) {
        ByteBuffer head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, (byte) (XMP_FLAG | ("VP8L".equals(name(bytes, HEAD)) ? ALPHA_FLAG : 0)));
        number(head, 4, width - 1);
        number(head, 7, height - 1);
        return chunk("VP8X", head.array());
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(CHUNK_HEAD + padded(content.length)).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content);
        return chunk.array();
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }

    private static int padded(int length) {
        return length + (length & 1);
    }

    /** Three bytes, lowest first. */
    private static void number(ByteBuffer file, int at, int value) {
        file.put(at, (byte) value).put(at + 1, (byte) (value >> 8)).put(at + 2, (byte) (value >> 16));
    }
}
