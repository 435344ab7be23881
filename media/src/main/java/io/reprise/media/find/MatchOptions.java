package io.reprise.media.find;

/**
 * How a clip is looked for in a video ({@link ClipFinder}); set by hand, docs/history.md has what they
 * find. Correlations are in [-1, 1].
 *
 * @param picturesPerSecond of the video in the coarse pass, positive; a video of two hours keeps 33 MB of them
 * @param mostPictures kept of a video at most, at least 1: longer ones are looked at less often
 * @param coarseSamples pictures of the clip compared in the coarse pass, at least 2
 * @param fineSamples pictures of the clip compared in the fine pass, at least 2
 * @param mostPlaces of the coarse pass that the fine one looks at, at least 1
 * @param coarsePicture least correlation of the mean pictures in the coarse pass
 * @param coarseMovement least correlation of what moves in the coarse pass
 * @param picture least correlation of the mean pictures of a clip that is found
 * @param movement least correlation of what moves in a clip that is found
 * @param aroundMicros how far around a place the fine pass looks, in microseconds, positive
 * @param stepMicros in what steps it does, in microseconds, positive
 */
record MatchOptions(
        double picturesPerSecond,
        long mostPictures,
        int coarseSamples,
        int fineSamples,
        int mostPlaces,
        double coarsePicture,
        double coarseMovement,
        double picture,
        double movement,
        long aroundMicros,
        long stepMicros) {
    /** What the program uses. */
    static final MatchOptions STANDARD = new MatchOptions(8, 115_200, 16, 48, 6, .8, .35, .9, .8, 500_000, 10_000);

    MatchOptions {
        boolean counts = mostPictures >= 1 && coarseSamples >= 2 && fineSamples >= 2 && mostPlaces >= 1;
        boolean correlations = isCorrelation(coarsePicture)
                && isCorrelation(coarseMovement)
                && isCorrelation(picture)
                && isCorrelation(movement);
        if (!counts || !correlations || !(picturesPerSecond > 0) || aroundMicros < 1 || stepMicros < 1) {
            throw new IllegalArgumentException("a clip can't be looked for at " + picturesPerSecond
                    + " pictures a second, around " + aroundMicros + " by " + stepMicros
                    + " microseconds, with correlations of " + coarsePicture + ", " + coarseMovement + ", " + picture
                    + ", " + movement);
        }
    }

    private static boolean isCorrelation(double value) {
        return value >= -1 && value <= 1;
    }
}
