package io.reprise.media.caption;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a text as it stands over a picture: white with a black outline, in the middle, wrapped, as large as fits. Lines are
 * laid out by Java, so that writing from right to left comes out as it is read.
 */
final class CaptionPainter {
    /** Size of the letters over the picture's height. */
    private static final double LETTERS = 0.085;

    private static final float SMALLEST_LETTERS = 9;
    private static final double SHRINK = 0.88;

    /** Of the picture's width and height the text takes no more. */
    private static final double WIDEST = 0.92;

    private static final double HIGHEST = 0.42;

    /** Distance from the edge, over the picture's height. */
    private static final double MARGIN = 0.035;

    private static final double OUTLINE = 0.16;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private final int width;
    private final int height;

    CaptionPainter(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The text on nothing, the size of the picture, at its lower edge or its upper one. */
    BufferedImage paint(String text, boolean above) {
        float size = (float) Math.max(SMALLEST_LETTERS, height * LETTERS);
        List<TextLayout> lines = lines(text, size);
        while (size > SMALLEST_LETTERS && heightOf(lines) > height * HIGHEST) {
            size = (float) Math.max(SMALLEST_LETTERS, size * SHRINK);
            lines = lines(text, size);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setStroke(
                new BasicStroke((float) Math.max(1.5, OUTLINE * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double y = above ? height * MARGIN : height * (1 - MARGIN) - heightOf(lines);
        for (TextLayout line : lines) {
            double x = (width - line.getAdvance()) / 2;
            draw(graphics, line.getOutline(AffineTransform.getTranslateInstance(x, y + line.getAscent())));
            y += heightOf(line);
        }
        graphics.dispose();
        return image;
    }

    private static void draw(Graphics2D graphics, Shape letters) {
        graphics.setColor(Color.BLACK);
        graphics.draw(letters);
        graphics.setColor(Color.WHITE);
        graphics.fill(letters);
    }

    private List<TextLayout> lines(String text, float size) {
        Font font = CaptionFont.of(size);
        List<TextLayout> lines = new ArrayList<>();
        for (String paragraph : text.lines().filter(line -> !line.isBlank()).toList()) {
            AttributedString attributed = new AttributedString(paragraph);
            attributed.addAttribute(TextAttribute.FONT, font);
            LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), PLAIN);
            while (measurer.getPosition() < paragraph.length()) {
                lines.add(measurer.nextLayout((float) (width * WIDEST)));
            }
        }
        return lines;
    }

    private static double heightOf(List<TextLayout> lines) {
        return lines.stream().mapToDouble(CaptionPainter::heightOf).sum();
    }

    private static double heightOf(TextLayout line) {
        return line.getAscent() + line.getDescent() + line.getLeading();
    }
}
