package io.reprise.media.render.gif;

import java.util.List;

/**
 * What is to be seen of a picture: each pixel's mean over this picture and those after it, as long as it stays about the
 * same. Noise that changes with every picture is thereby averaged away, and a pixel that is drawn once can stay. A pixel
 * that moves is taken as it is.
 */
final class SmoothedPicture {
    /** How many pictures ahead are looked at. */
    static final int LOOKAHEAD = 4;

    /** Weighted squared difference ({@link Palette#distance}) up to which a pixel is the same: about 6 levels. */
    private static final int SAME = Palette.distance(6, 6, 6);

    private final float[] luma;
    private final float[] blueDifference;
    private final float[] redDifference;
    private final byte[] lasting;

    SmoothedPicture(int pixels) {
        luma = new float[pixels];
        blueDifference = new float[pixels];
        redDifference = new float[pixels];
        lasting = new byte[pixels];
    }

    float luma(int pixel) {
        return luma[pixel];
    }

    float blueDifference(int pixel) {
        return blueDifference[pixel];
    }

    float redDifference(int pixel) {
        return redDifference[pixel];
    }

    /** For how many pictures a pixel stays about the same, this one included: 1 to {@link #LOOKAHEAD} + 1. */
    int lasting(int pixel) {
        return lasting[pixel];
    }

    /**
     * Takes some pixels of a picture.
     *
     * @param rgb bytes R, G, B
     * @param later the pictures after it, in order
     * @param first the first pixel
     * @param end the pixel after the last
     */
    void set(byte[] rgb, List<byte[]> later, int first, int end) {
        byte[][] next = later.toArray(new byte[0][]);
        for (int pixel = first; pixel < end; pixel++) {
            int p = 3 * pixel;
            int red = rgb[p] & 0xff;
            int green = rgb[p + 1] & 0xff;
            int blue = rgb[p + 2] & 0xff;
            int redSum = red;
            int greenSum = green;
            int blueSum = blue;
            int count = 1;
            for (byte[] other : next) {
                int r = other[p] & 0xff;
                int g = other[p + 1] & 0xff;
                int b = other[p + 2] & 0xff;
                if (Palette.distance(r - red, g - green, b - blue) > SAME) {
                    break;
                }
                redSum += r;
                greenSum += g;
                blueSum += b;
                count++;
            }
            lasting[pixel] = (byte) count;
            float part = 1f / count;
            put(pixel, redSum * part, greenSum * part, blueSum * part);
        }
    }

    /** Wants a pixel in its own colour, 0xRRGGBB, not in the mean. */
    void setUnsmoothed(int pixel, int colour) {
        put(pixel, colour >> 16, colour >> 8 & 0xff, colour & 0xff);
    }

    private void put(int pixel, float red, float green, float blue) {
        luma[pixel] = Ycbcr.luma(red, green, blue);
        blueDifference[pixel] = Ycbcr.blueDifference(red, green, blue);
        redDifference[pixel] = Ycbcr.redDifference(red, green, blue);
    }
}
