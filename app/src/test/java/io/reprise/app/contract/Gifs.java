package io.reprise.app.contract;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Small GIFs drawn by Java's own encoder: a ball that moves. */
final class Gifs {
    private static final int SIZE = 96;

    private Gifs() {}

    /** Draws one; the delay is in hundredths of a second, at most 65535. */
    static Path draw(Path file, int frames, int delay) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(new IIOImage(picture(i), null, metadata(writer, delay)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static BufferedImage picture(int i) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.getHSBColor(i / 40f, .6f, .9f));
        graphics.fillRect(0, 0, SIZE, SIZE);
        graphics.setColor(Color.BLACK);
        graphics.fillOval(i * 7 % SIZE, 30, 20, 20);
        graphics.dispose();
        return image;
    }

    private static IIOMetadata metadata(ImageWriter writer, int delay) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        IIOMetadataNode control = null;
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals("GraphicControlExtension")) {
                control = (IIOMetadataNode) root.item(i);
            }
        }
        if (control == null) {
            control = new IIOMetadataNode("GraphicControlExtension");
            root.appendChild(control);
        }
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delay));
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
        return metadata;
    }
}
