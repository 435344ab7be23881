package io.reprise.core.rank.reprise;

/**
 * How much each signal counts in {@link GenericAppeal}. Signals of the appeal are in units of the video's own spread, flaws
 * in shares of the segment's time; all weights are at least 0. Set by hand: there is no data with labels to learn them from.
 *
 * @param motion of the picture, of the appeal's 1 in all
 * @param surprise change against the moments before
 * @param sharpness of the picture
 * @param colourfulness of the picture
 * @param loudness of the sound
 * @param onset sudden rises of the sound
 * @param black share of black frames, a flaw
 * @param frozen share of frozen frames, a flaw
 * @param text share of frames that are titles or credits, a flaw
 * @param pictureFloor least spread of a signal of the picture, in its unit, [0, 1]
 * @param soundFloor least spread of a signal of the sound, in decibels, at least 0
 */
record AppealWeights(
        double motion,
        double surprise,
        double sharpness,
        double colourfulness,
        double loudness,
        double onset,
        double black,
        double frozen,
        double text,
        double pictureFloor,
        double soundFloor) {
    /** What the default ranker uses. */
    static final AppealWeights STANDARD = new AppealWeights(.3, .2, .1, .1, .1, .2, 8, 1, 2, .01, 1);

    AppealWeights {
        double pictures = Math.min(Math.min(motion, surprise), Math.min(sharpness, colourfulness));
        double flaws = Math.min(black, Math.min(frozen, text));
        double least = Math.min(Math.min(pictures, flaws), Math.min(loudness, onset));
        if (!(least >= 0) || !(pictureFloor >= 0 && pictureFloor <= 1) || !(soundFloor >= 0)) {
            throw new IllegalArgumentException("bad weights of the appeal: the least is " + least + ", the floors are "
                    + pictureFloor + " and " + soundFloor + " dB");
        }
    }
}
