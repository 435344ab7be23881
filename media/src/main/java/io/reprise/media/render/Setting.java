package io.reprise.media.render;

/**
 * One way to encode a moment, between everything wanted and very little.
 *
 * @param shape size and rate
 * @param colours of a GIF's palette, 2 to 255; other formats ignore it
 * @param coarseness how much detail is dropped: a GIF's lossiness in levels (0 to 60), a WebP's distance from quality
 *     100, an MP4's quantiser (0 to 51)
 */
record Setting(Shape shape, int colours, double coarseness) {
    /** The best palette of a GIF: 255 colours and transparency. */
    static final int ALL_COLOURS = 255;
}
