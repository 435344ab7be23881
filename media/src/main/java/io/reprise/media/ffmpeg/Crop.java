package io.reprise.media.ffmpeg;

/**
 * What is cut from the edges of a stored picture, in its own pixels, before it is turned upright.
 *
 * @param left columns at the left, not negative; so the others
 */
public record Crop(int left, int top, int right, int bottom) {
    /** The whole picture. */
    public static final Crop NONE = new Crop(0, 0, 0, 0);

    public Crop {
        if (left < 0 || top < 0 || right < 0 || bottom < 0) {
            throw new IllegalArgumentException(
                    "nothing can be added by cutting: " + left + ", " + top + ", " + right + ", " + bottom);
        }
    }

    /** Whether nothing is cut. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The same with more cut from what is left, in the same pixels. */
    public Crop plus(Crop more) {
        return new Crop(left + more.left, top + more.top, right + more.right, bottom + more.bottom);
    }
}
