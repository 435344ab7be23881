package io.reprise.learn.distil;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What happens to pictures on their way into a video: they are blurred and compressed. */
final class ImageDegradation {
    private ImageDegradation() {}

    /** Mean of each pixel and its neighbours to the sides and above and below, in place; the border stays. */
    static void blur(byte[] rgb, int side) {
        byte[] from = rgb.clone();
        int line = 3 * side;
        for (int y = 1; y < side - 1; y++) {
            for (int at = y * line + 3; at < (y + 1) * line - 3; at++) {
                int sum = 4 * (from[at] & 0xff)
                        + (from[at - 3] & 0xff)
                        + (from[at + 3] & 0xff)
                        + (from[at - line] & 0xff)
                        + (from[at + line] & 0xff);
                rgb[at] = (byte) ((sum + 4) / 8);
            }
        }
    }

    /** As it looks after JPEG. */
    static byte[] compress(byte[] rgb, int side, float quality) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ((rgb[3 * i] & 0xff) << 16) | ((rgb[3 * i + 1] & 0xff) << 8) | (rgb[3 * i + 2] & 0xff);
        }
        image.setRGB(0, 0, side, side, pixels, 0, side);
        Photo decoded = ZipPhotos.decode(new ByteArrayInputStream(jpeg(image, quality)));
        return Objects.requireNonNull(decoded, "a JPEG just written").rgb();
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
