package io.reprise.media.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A picture to draw on. No text: fonts differ between machines, or are missing. */
final class DemoCanvas {
    private final BufferedImage image;
    private final Graphics2D drawing;
    private final byte[] rgb;

    DemoCanvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        rgb = new byte[3 * width * height];
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    Graphics2D drawing() {
        return drawing;
    }

    /** Takes over another picture of the same size. */
    void copy(DemoCanvas other) {
        int[] from = ((DataBufferInt) other.image.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** Draws a part of another picture, shifted. */
    void draw(DemoCanvas other, int x, int y) {
        drawing.drawImage(other.image, x, y, null);
    }

    void fill(Color top, Color bottom) {
        drawing.setPaint(new GradientPaint(0, 0, top, 0, height(), bottom));
        drawing.fillRect(0, 0, width(), height());
    }

    void ellipse(Color colour, double x, double y, double radiusX, double radiusY) {
        drawing.setColor(colour);
        drawing.fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
    }

    void disc(Color colour, double x, double y, double radius) {
        ellipse(colour, x, y, radius, radius);
    }

    /** The pixels as bytes R, G, B; used again by the next call. */
    byte[] rgb() {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    /** A colour from hue in turns, saturation and brightness, each in [0, 1]. */
    static Color hsb(double hue, double saturation, double brightness) {
        return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
    }

    static Color alpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
