package io.reprise.vision.onnx;

/** The order of a network's input dimensions: N items, C colours, T time, H rows, W columns. */
public enum Layout {
    NCHW,
    NHWC,
    NCTHW,
    NTCHW;

    /** Whether one item is a clip of several frames. */
    public boolean isClip() {
        return this == NCTHW || this == NTCHW;
    }

    /** The shape of n items. */
    long[] shape(long n, int frames, int height, int width) {
        return switch (this) {
            case NCHW -> new long[] {n, 3, height, width};
            case NHWC -> new long[] {n, height, width, 3};
            case NCTHW -> new long[] {n, 3, frames, height, width};
            case NTCHW -> new long[] {n, frames, 3, height, width};
        };
    }

    /** Elements from one colour of a pixel to the next. */
    int colourStep(int frames, int area) {
        return switch (this) {
            case NCHW, NTCHW -> area;
            case NHWC -> 1;
            case NCTHW -> frames * area;
        };
    }

    /** Elements from one pixel of a row to the next. */
    int columnStep() {
        return this == NHWC ? 3 : 1;
    }

    /** Elements from one frame of a clip to the next. */
    int frameStep(int area) {
        return this == NTCHW ? 3 * area : area;
    }
}
