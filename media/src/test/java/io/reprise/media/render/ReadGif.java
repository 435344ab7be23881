package io.reprise.media.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.NodeList;

/**
 * A GIF as the JDK's own decoder sees it.
 *
 * @param pictures what is on the screen after each
 * @param delays hundredths of a second
 * @param comment of the file, or empty
 * @param loops how often it plays, 0 for ever, -1 if it does not say
 */
public record ReadGif(List<BufferedImage> pictures, List<Integer> delays, String comment, int loops) {
    public static ReadGif of(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            List<BufferedImage> pictures = new ArrayList<>();
            List<Integer> delays = new ArrayList<>();
            String comment = "";
            int loops = -1;
            BufferedImage screen = screen(reader.getStreamMetadata());
            for (int i = 0; i < reader.getNumImages(true); i++) {
                var tree = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                delays.add(number(tree, "GraphicControlExtension", "delayTime"));
                Graphics2D drawing = screen.createGraphics();
                drawing.drawImage(
                        reader.read(i),
                        number(tree, "ImageDescriptor", "imageLeftPosition"),
                        number(tree, "ImageDescriptor", "imageTopPosition"),
                        null);
                drawing.dispose();
                pictures.add(copy(screen));
                comment = tree.getElementsByTagName("CommentExtension").getLength() > 0
                        ? node(tree, "CommentExtension").getAttribute("value")
                        : comment;
                loops = tree.getElementsByTagName("ApplicationExtension").getLength() > 0 ? loops(tree) : loops;
            }
            return new ReadGif(pictures, delays, comment, loops);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage screen(IIOMetadata metadata) {
        var tree = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_stream_1.0");
        return new BufferedImage(
                number(tree, "LogicalScreenDescriptor", "logicalScreenWidth"),
                number(tree, "LogicalScreenDescriptor", "logicalScreenHeight"),
                BufferedImage.TYPE_INT_ARGB);
    }

    private static int loops(IIOMetadataNode tree) {
        byte[] data = (byte[]) node(tree, "ApplicationExtension").getUserObject();
        return (data[1] & 0xff) + 256 * (data[2] & 0xff);
    }

    private static IIOMetadataNode node(IIOMetadataNode tree, String name) {
        NodeList found = tree.getElementsByTagName(name);
        return (IIOMetadataNode) found.item(0);
    }

    private static int number(IIOMetadataNode tree, String node, String attribute) {
        return Integer.parseInt(node(tree, node).getAttribute(attribute));
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        image.copyData(copy.getRaster());
        return copy;
    }

    int lastHundredths() {
        return delays.stream().mapToInt(Integer::intValue).sum();
    }
}
