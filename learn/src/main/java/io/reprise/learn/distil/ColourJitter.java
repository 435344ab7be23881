package io.reprise.learn.distil;

/**
 * A change of a picture's colours.
 *
 * @param brightness factor of every value; 1 changes nothing
 * @param contrast factor of the distance from mid grey
 * @param saturation factor of the distance from the pixel's own grey
 */
record ColourJitter(float brightness, float contrast, float saturation) {
    private static final float GREY = 128;

    /** Changes nothing. */
    static final ColourJitter SAME = new ColourJitter(1, 1, 1);

    /** Changes bytes R, G, B in place. */
    void apply(byte[] rgb) {
        if (equals(SAME)) {
            return;
        }
        for (int i = 0; i < rgb.length; i += 3) {
            float red = tone(rgb[i]);
            float green = tone(rgb[i + 1]);
            float blue = tone(rgb[i + 2]);
            float grey = 0.299f * red + 0.587f * green + 0.114f * blue;
            rgb[i] = clipped(grey + saturation * (red - grey));
            rgb[i + 1] = clipped(grey + saturation * (green - grey));
            rgb[i + 2] = clipped(grey + saturation * (blue - grey));
        }
    }

    private float tone(byte value) {
        return GREY + contrast * (brightness * (value & 0xff) - GREY);
    }

    private static byte clipped(float value) {
        return (byte) (int) Math.max(0, Math.min(255, value + 0.5f));
    }
}
