package io.reprise.media.crop;

/**
 * How dark the rows or columns of a grey picture are, looked at from one edge inwards.
 *
 * @param bar how many lines from the edge are black
 * @param lit share of the pixels along the bar's end that are not, in [0, 1]: near 1 where a bar ends, small where a few
 *     bright things stand before black
 */
record Darkness(int bar, double lit) {
    /** Grey up to which a pixel may be black: what compression makes of black, and less than any dark theme's. */
    private static final int BLACK = 20;

    /** Share of a line's pixels that may be brighter all the same: noise. */
    private static final double NOISE = 0.005;

    /** Lines beyond a bar's end in which the picture must have begun: edges are blurred. */
    private static final int EDGE_LINES = 3;

    /** So many pixels of a line are enough. */
    private static final int LOOKED_AT = 400;

    /** From which edge. */
    enum Side {
        LEFT,
        TOP,
        RIGHT,
        BOTTOM
    }

    /** The darkness from an edge; between the bars found before, which lie along the other edges. */
    static Darkness of(GreyPicture picture, Side side, int skippedBefore, int skippedAfter) {
        boolean rows = side == Side.TOP || side == Side.BOTTOM;
        int lines = rows ? picture.height() : picture.width();
        int bar = 0;
        while (bar < lines && lit(picture, side, bar, skippedBefore, skippedAfter) <= NOISE) {
            bar++;
        }
        double most = 0;
        for (int line = bar; line < Math.min(lines, bar + EDGE_LINES); line++) {
            most = Math.max(most, lit(picture, side, line, skippedBefore, skippedAfter));
        }
        return new Darkness(bar, most);
    }

    /** The share of a line's pixels that are not black. */
    private static double lit(GreyPicture picture, Side side, int line, int before, int after) {
        boolean rows = side == Side.TOP || side == Side.BOTTOM;
        int end = (rows ? picture.width() : picture.height()) - after;
        int step = Math.max(1, (end - before) / LOOKED_AT);
        int bright = 0;
        int all = 0;
        for (int i = before; i < end; i += step) {
            int grey = switch (side) {
                case TOP -> picture.grey(i, line);
                case BOTTOM -> picture.grey(i, picture.height() - 1 - line);
                case LEFT -> picture.grey(line, i);
                case RIGHT -> picture.grey(picture.width() - 1 - line, i);
            };
            bright += grey > BLACK ? 1 : 0;
            all++;
        }
        return all == 0 ? 0 : bright / (double) all;
    }
}
