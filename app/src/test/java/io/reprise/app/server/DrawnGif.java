package io.reprise.app.server;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Moving pictures drawn in code: small videos for tests that need no film. */
public final class DrawnGif {
    private static final int COLOURS_AT = 13; // after the header
    private static final int CONTROL_BYTES = 8;

    private DrawnGif() {}

    /**
     * A GIF of a bright box that wanders over a dark ground.
     *
     * @param frames how many pictures
     * @param hundredths how long each is shown, in 1/100 s; up to 65535
     */
    public static byte[] of(int frames, int hundredths) throws IOException {
        return of(IntStream.range(0, frames).mapToObj(DrawnGif::picture).toList(), hundredths);
    }

    /**
     * A GIF of these pictures.
     *
     * @param pictures of one size and of {@link BufferedImage#TYPE_BYTE_INDEXED}, whose colours they share
     * @param hundredths how long each is shown, in 1/100 s; up to 65535
     */
    public static byte[] of(List<BufferedImage> pictures, int hundredths) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < pictures.size(); i++) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            ImageIO.write(pictures.get(i), "gif", one);
            byte[] gif = one.toByteArray();
            int blocks = COLOURS_AT + 3 * (2 << (gif[10] & 7));
            if (i == 0) {
                gif[4] = '9';
                all.write(gif, 0, blocks);
            }
            all.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, (byte) hundredths, (byte) (hundredths >> 8), 0, 0});
            int from = gif[blocks] == 0x21 ? blocks + CONTROL_BYTES : blocks;
            all.writeBytes(Arrays.copyOfRange(gif, from, gif.length - 1));
        }
        all.write(';');
        return all.toByteArray();
    }

    private static BufferedImage picture(int i) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.DARK_GRAY);
        drawing.fillRect(0, 0, 64, 48);
        drawing.setColor(i / 25 % 2 == 0 ? Color.WHITE : Color.ORANGE);
        drawing.fillRect(i % 44, i % 28, 20, 20);
        drawing.dispose();
        return image;
    }
}
