package io.reprise.media.ffmpeg;

/**
 * The pictures of a video as stored, and what it takes to show them.
 *
 * @param width columns
 * @param height rows
 * @param pixelAspect width of a pixel over its height
 * @param statedAspect what the first picture itself says of that, which a container may overrule; 0 if nothing. A later picture
 *     that says something else has another shape
 * @param orientation how they are turned to be upright
 * @param crop what of them is not shown
 */
public record StoredPicture(
        int width, int height, double pixelAspect, double statedAspect, Orientation orientation, Crop crop) {
    public StoredPicture {
        if (width <= crop.left() + crop.right() || height <= crop.top() + crop.bottom()) {
            throw new IllegalArgumentException("nothing is left of " + width + "x" + height + " without " + crop);
        }
    }

    /** Pictures that say nothing of the shape of their pixels. */
    public StoredPicture(int width, int height, double pixelAspect, Orientation orientation, Crop crop) {
        this(width, height, pixelAspect, 0, orientation, crop);
    }

    /** Columns as shown: cropped, upright, square pixels. */
    public int shownWidth() {
        return orientation.sideways() ? keptHeight() : squareWidth();
    }

    /** Rows as shown: cropped, upright, square pixels. */
    public int shownHeight() {
        return orientation.sideways() ? squareWidth() : keptHeight();
    }

    /** The same with something else cut. */
    public StoredPicture cropped(Crop other) {
        return new StoredPicture(width, height, pixelAspect, statedAspect, orientation, other);
    }

    /**
     * The same of which only the largest part around the middle is shown that has a shape.
     *
     * @param shape width over height as shown
     */
    public StoredPicture shaped(double shape) {
        double stretched = (orientation.sideways() ? 1 / shape : shape) / pixelAspect;
        int across = (int) Math.max(1, Math.min(keptWidth(), Math.round(keptHeight() * stretched)));
        int down = (int) Math.max(1, Math.min(keptHeight(), Math.round(keptWidth() / stretched)));
        int left = (keptWidth() - across) / 2;
        int top = (keptHeight() - down) / 2;
        return cropped(crop.plus(new Crop(left, top, keptWidth() - across - left, keptHeight() - down - top)));
    }

    int keptWidth() {
        return width - crop.left() - crop.right();
    }

    int keptHeight() {
        return height - crop.top() - crop.bottom();
    }

    private int squareWidth() {
        return (int) Math.max(1, Math.round(keptWidth() * pixelAspect));
    }
}
