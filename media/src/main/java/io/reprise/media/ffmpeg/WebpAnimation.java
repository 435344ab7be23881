package io.reprise.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of an animated WebP file, each wrapped as a still WebP: FFmpeg decodes stills but does not read animations.
 * After Google's "WebP Container Specification". Lengths in the file are checked before they are used. By hand until FFmpeg's
 * release here reads them: a libwebp binding would be one more native library for this alone.
 */
final class WebpAnimation {
    private static final int VP8X_END = 30;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int FRAME_HEADER = 16;
    private static final int USUAL_MILLIS = 100;
    private static final long LARGEST_BYTES = 200L << 20;
    private static final long LARGEST_PIXELS = 16_000_000;

    /**
     * One frame.
     *
     * @param x left edge on the canvas
     * @param y upper edge
     * @param width columns
     * @param height rows
     * @param millis how long it is shown
     * @param blend whether what is transparent lets the canvas through
     * @param clear whether its rectangle is emptied afterwards
     * @param still the frame as a WebP file of its own
     */
    record Part(int x, int y, int width, int height, int millis, boolean blend, boolean clear, byte[] still) {}

    final int width;
    final int height;
    final List<Part> parts = new ArrayList<>();

    private WebpAnimation(ByteBuffer file) {
        width = 1 + int24(file, 24);
        height = 1 + int24(file, 27);
        for (int at = VP8X_END; at + 8 <= file.limit(); ) {
            int length = Math.min(Math.max(0, file.getInt(at + 4)), file.limit() - at - 8);
            if (fourcc(file, at).equals("ANMF") && length > FRAME_HEADER) {
                addPart(file, at + 8, length);
            }
            at += 8 + length + (length & 1);
        }
    }

    /** Whether the file is one. */
    static boolean isOne(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(VP8X_END);
            ByteBuffer file = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            return head.length == VP8X_END
                    && fourcc(file, 0).equals("RIFF")
                    && fourcc(file, 8).equals("WEBP")
                    && fourcc(file, 12).equals("VP8X")
                    && (head[20] & ANIMATION_FLAG) != 0;
        }
    }

    /** Reads one; a file cut short gives the frames that are there. */
    static WebpAnimation read(Path path) throws IOException {
        if (Files.size(path) > LARGEST_BYTES) {
            throw new IOException("more than " + (LARGEST_BYTES >> 20) + " MB of WebP");
        }
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        if ((1L + int24(file, 24)) * (1L + int24(file, 27)) > LARGEST_PIXELS) {
            throw new IOException("a WebP of more than " + LARGEST_PIXELS + " pixels");
        }
        return new WebpAnimation(file);
    }

    private void addPart(ByteBuffer file, int at, int length) {
        int x = 2 * int24(file, at);
        int y = 2 * int24(file, at + 3);
        int partWidth = 1 + int24(file, at + 6);
        int partHeight = 1 + int24(file, at + 9);
        int millis = int24(file, at + 12);
        int flags = file.get(at + 15);
        if ((long) x + partWidth <= width && (long) y + partHeight <= height) {
            byte[] image = new byte[length - FRAME_HEADER];
            file.get(at + FRAME_HEADER, image);
            // like browsers: what claims to be faster than 100 a second is not
            int shown = millis <= 10 ? USUAL_MILLIS : millis;
            parts.add(new Part(
                    x,
                    y,
                    partWidth,
                    partHeight,
                    shown,
                    (flags & 2) == 0,
                    (flags & 1) != 0,
                    still(image, partWidth, partHeight)));
        }
    }

    private static byte[] still(byte[] image, int width, int height) {
        boolean alpha = image.length >= 4 && new String(image, 0, 4, StandardCharsets.US_ASCII).equals("ALPH");
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.length + VP8X_END);
        ByteBuffer head = ByteBuffer.allocate(VP8X_END).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("RIFF")).putInt(4 + (alpha ? 18 : 0) + image.length).put(ascii("WEBP"));
        if (alpha) {
            head.put(ascii("VP8X")).putInt(10).putInt(0x10);
            put24(head, width - 1);
            put24(head, height - 1);
        }
        out.write(head.array(), 0, head.position());
        out.write(image, 0, image.length);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put24(ByteBuffer to, int value) {
        to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static int int24(ByteBuffer file, int at) {
        return (file.get(at) & 0xff) | (file.get(at + 1) & 0xff) << 8 | (file.get(at + 2) & 0xff) << 16;
    }

    private static String fourcc(ByteBuffer file, int at) {
        byte[] code = new byte[4];
        for (int i = 0; i < 4 && at + i < file.limit(); i++) {
            code[i] = file.get(at + i);
        }
        return new String(code, StandardCharsets.US_ASCII);
    }
}
