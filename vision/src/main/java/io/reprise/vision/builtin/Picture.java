package io.reprise.vision.builtin;

import io.reprise.core.frame.Frame;

/**
 * One frame as planes of brightness and two colour differences (ITU-R BT.601), row by row. Brightness is in [0, 1], the
 * differences in [-0.5, 0.5]. Its arrays are written anew for every frame.
 */
final class Picture {
    final int width;
    final int height;
    final float[] luma;
    final float[] blue;
    final float[] red;

    Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.luma = new float[width * height];
        this.blue = new float[width * height];
        this.red = new float[width * height];
    }

    /** Takes a frame of the same size. */
    void read(Frame frame) {
        if (frame.width() != width || frame.height() != height) {
            throw new IllegalArgumentException("the built-in encoder was made for " + width + "x" + height
                    + " frames and got one of " + frame.width() + "x" + frame.height());
        }
        byte[] rgb = frame.rgb();
        for (int i = 0, p = 0; i < luma.length; i++, p += 3) {
            float r = (rgb[p] & 0xff) / 255f;
            float g = (rgb[p + 1] & 0xff) / 255f;
            float b = (rgb[p + 2] & 0xff) / 255f;
            float y = .299f * r + .587f * g + .114f * b;
            luma[i] = y;
            blue[i] = .564f * (b - y);
            red[i] = .713f * (r - y);
        }
    }
}
