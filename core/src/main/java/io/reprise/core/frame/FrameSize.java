package io.reprise.core.frame;

/**
 * The size and shape in which a reader wants its frames.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param fit how a picture of another shape is brought to it
 */
public record FrameSize(int width, int height, Fit fit) {
    /** How a picture of another shape is brought to the wanted size. */
    public enum Fit {
        /** Squeezed to it, the whole picture kept, its shape not. */
        STRETCH,
        /** Scaled until it covers the size, the middle kept, what sticks out cut off. */
        CROP
    }

    public FrameSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a frame size needs at least 1x1, not " + width + "x" + height);
        }
    }
}
