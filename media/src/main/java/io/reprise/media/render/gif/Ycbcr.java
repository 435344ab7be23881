package io.reprise.media.render.gif;

/**
 * Luma and colour differences of BT.601 in limited range, in levels: what FFmpeg's {@code ssim} filter compares when
 * pictures are turned into {@code yuv444p}. Red, green and blue are levels in [0, 255].
 */
final class Ycbcr {
    private Ycbcr() {}

    /** Luma, 16 to 235. */
    static float luma(float red, float green, float blue) {
        return 0.257f * red + 0.504f * green + 0.098f * blue + 16;
    }

    /** Blue difference, 16 to 240. */
    static float blueDifference(float red, float green, float blue) {
        return -0.148f * red - 0.291f * green + 0.439f * blue + 128;
    }

    /** Red difference, 16 to 240. */
    static float redDifference(float red, float green, float blue) {
        return 0.439f * red - 0.368f * green - 0.071f * blue + 128;
    }
}
