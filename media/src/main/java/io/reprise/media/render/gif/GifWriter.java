package io.reprise.media.render.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The blocks of a GIF89a file: header, palettes, how often it loops, comment, pictures. */
final class GifWriter {
    private static final int EXTENSION = 0x21;
    private static final int KEEP_CANVAS = 1 << 2;
    private static final int OWN_TABLE = 1 << 7;
    private static final int LONGEST_DELAY = 65535;
    private static final int BLOCK = 255;

    private final OutputStream out;

    GifWriter(OutputStream out) {
        this.out = out;
    }

    /** Header and global palette; the entry after the palette's last stands for transparent. */
    void start(int width, int height, Palette palette) throws IOException {
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        number(width);
        number(height);
        out.write(0xf0 | tableBits(palette) - 1);
        out.write(0);
        out.write(0);
        table(palette);
    }

    private static int tableBits(Palette palette) {
        return PictureCoder.bits(palette.size() + 1);
    }

    /** Bytes of a palette in a file. */
    static int tableBytes(Palette palette) {
        return 3 << tableBits(palette);
    }

    private void table(Palette palette) throws IOException {
        for (int i = 0; i < 1 << tableBits(palette); i++) {
            int colour = i < palette.size() ? palette.colour(i) : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
    }

    /**
     * How often the GIF is played; players count the times after the first, and without this play it once.
     *
     * @param plays 0 for ever
     */
    void loop(int plays) throws IOException {
        if (plays == 1) {
            return;
        }
        out.write(EXTENSION);
        out.write(0xff);
        out.write(11);
        out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        out.write(3);
        out.write(1);
        number(Math.max(0, plays - 1));
        out.write(0);
    }

    /** A comment, ASCII. */
    void comment(String text) throws IOException {
        out.write(EXTENSION);
        out.write(0xfe);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < bytes.length; from += BLOCK) {
            int length = Math.min(BLOCK, bytes.length - from);
            out.write(length);
            out.write(bytes, from, length);
        }
        out.write(0);
    }

    /**
     * What comes before a picture's data.
     *
     * @param delay hundredths of a second it is shown
     * @param palette its colours; the index after the last leaves pixels as they are
     * @param own whether the palette is the picture's own, and not the file's
     */
    void picture(Canvas.Box box, int delay, Palette palette, boolean own) throws IOException {
        out.write(EXTENSION);
        out.write(0xf9);
        out.write(4);
        out.write(KEEP_CANVAS | 1);
        number(Math.min(delay, LONGEST_DELAY));
        out.write(palette.size());
        out.write(0);
        out.write(0x2c);
        number(box.left());
        number(box.top());
        number(box.width());
        number(box.height());
        out.write(own ? OWN_TABLE | tableBits(palette) - 1 : 0);
        if (own) {
            table(palette);
        }
    }

    void end() throws IOException {
        out.write(0x3b);
    }

    private void number(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }
}
