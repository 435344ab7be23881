package io.reprise.media.cut;

/**
 * Thresholds of the detection of hard cuts. Differences are means of absolute differences of RGB bytes of 64x36 pictures, in
 * levels of 0 to 255. All defaults were set by looking at Big Buck Bunny (129 cuts) and at drawn flashes, fades, dissolves
 * and pans ({@code FilmCutsTest}, {@code CutDetectorTest}); none has a source outside this project.
 *
 * @param flashMicros a change that is undone within this time is a flash, in microseconds, above 0
 * @param apartMicros frames further apart than this tell nothing about motion, in microseconds, above 0
 * @param neighbours frames before and after a change that it must stand out of, at least 1
 * @param leastChange least difference that motion does not explain, in levels, 0 to 255
 * @param leastDarkChange the same between pictures of little contrast, in levels, 0 to {@code leastChange}
 * @param contrastShare between both, the least difference is this part of the larger contrast (standard deviation), 0 to 1
 * @param overBothSides a change stands out if it is this many times as large as every neighbouring one, at least 1
 * @param overCalmSide or this many times as large as those on its calmer side, at least 1,
 * @param overWildSide and this many times as large as those on the other, at least 1
 * @param returned a picture that differs by less than this part of the change from one before it has come back: a flash,
 *     0 to 1
 * @param repeated a change that repeats more than this part of its neighbour belongs to a fade or dissolve, 0 to 1
 * @param sameThings pictures that correlate at least so much show the same in other light, -1 to 1
 */
public record CutOptions(
        long flashMicros,
        long apartMicros,
        int neighbours,
        double leastChange,
        double leastDarkChange,
        double contrastShare,
        double overBothSides,
        double overCalmSide,
        double overWildSide,
        double returned,
        double repeated,
        double sameThings) {
    /** Thresholds of the product. */
    public static final CutOptions DEFAULT =
            new CutOptions(450_000, 700_000, 3, 12, 4, 0.4, 2.2, 6.5, 1.15, 0.45, 0.3, 0.9);

    private static final int LARGEST_LEVEL = 255;

    public CutOptions {
        if (flashMicros < 1 || apartMicros < 1 || neighbours < 1) {
            throw new IllegalArgumentException(
                    "times and neighbours are at least 1, not " + flashMicros + ", " + apartMicros + ", " + neighbours);
        }
        require("leastChange", leastChange, 0, LARGEST_LEVEL);
        require("leastDarkChange", leastDarkChange, 0, leastChange);
        require("contrastShare", contrastShare, 0, 1);
        require("overBothSides", overBothSides, 1, LARGEST_LEVEL);
        require("overCalmSide", overCalmSide, 1, LARGEST_LEVEL);
        require("overWildSide", overWildSide, 1, LARGEST_LEVEL);
        require("returned", returned, 0, 1);
        require("repeated", repeated, 0, 1);
        require("sameThings", sameThings, -1, 1);
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    /** The same with another least difference, for material that changes more or less than film. */
    public CutOptions withLeastChange(double levels) {
        return new CutOptions(
                flashMicros,
                apartMicros,
                neighbours,
                levels,
                Math.min(levels, leastDarkChange),
                contrastShare,
                overBothSides,
                overCalmSide,
                overWildSide,
                returned,
                repeated,
                sameThings);
    }
}
