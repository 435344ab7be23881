package io.reprise.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives each picture of an animated GIF a graphic control extension. FFmpeg begins a packet at such an extension alone, so
 * that pictures without one are lost to it, and an animation without any is a still; browsers show each for 1/10 s. After
 * the "Graphics Interchange Format, Version 89a" specification; lengths in the file are checked before they are used.
 */
final class GifControls {
    /** No delay stated, nothing transparent, nothing to clear: what a picture without the extension has. */
    private static final byte[] CONTROL = {0x21, (byte) 0xf9, 4, 0, 0, 0, 0, 0};

    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int PLAIN_TEXT = 0x01;
    private static final int PICTURE = 0x2c;
    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 10;
    private static final long LARGEST_BYTES = 200L << 20;

    private final byte[] gif;
    private final ByteArrayOutputStream out;
    private int copied;
    private int pictures;
    private int lacking;

    private GifControls(byte[] gif) {
        this.gif = gif;
        this.out = new ByteArrayOutputStream(gif.length);
    }

    /** The file with the extensions that it lacks; nothing if it is no animated GIF or lacks none. */
    static byte[] mended(Path path) throws IOException {
        if (!isGif(path) || Files.size(path) > LARGEST_BYTES) {
            return new byte[0];
        }
        GifControls controls = new GifControls(Files.readAllBytes(path));
        controls.walk();
        if (controls.pictures < 2 || controls.lacking == 0) {
            return new byte[0];
        }
        controls.copyTo(controls.gif.length);
        return controls.out.toByteArray();
    }

    private static boolean isGif(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(HEADER);
            return head.length == HEADER && head[0] == 'G' && head[1] == 'I' && head[2] == 'F' && head[3] == '8';
        }
    }

    /** Goes from block to block, as far as they are whole. */
    private void walk() {
        boolean controlled = false;
        int at = HEADER + table(gif[HEADER - 3]);
        while (at + DESCRIPTOR <= gif.length) {
            int kind = gif[at] & 0xff;
            if (kind == PICTURE) {
                picture(at, controlled);
                controlled = false;
                at = afterBlocks(at + DESCRIPTOR + table(gif[at + DESCRIPTOR - 1]) + 1);
            } else if (kind == EXTENSION) {
                int label = gif[at + 1] & 0xff;
                controlled = label == GRAPHIC_CONTROL || (controlled && label != PLAIN_TEXT);
                at = afterBlocks(at + 2);
            } else {
                return;
            }
        }
    }

    private void picture(int at, boolean controlled) {
        pictures++;
        if (!controlled) {
            lacking++;
            copyTo(at);
            out.writeBytes(CONTROL);
        }
    }

    private void copyTo(int end) {
        out.write(gif, copied, end - copied);
        copied = end;
    }

    /** Bytes of the colours that a descriptor announces. */
    private static int table(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    /** Where a row of blocks ends that begins here: behind the empty one, or the end of the file. */
    private int afterBlocks(int start) {
        int at = start;
        while (at < gif.length && gif[at] != 0) {
            at += 1 + (gif[at] & 0xff);
        }
        return at + 1;
    }
}
