package io.reprise.core.select;

/**
 * What spoils a range, in units of the activity that a range of the usual length gains (about 1); all at least 0. Set by
 * hand so that what must not be seen outweighs all that may be gained: black ends, then black inside, then cuts inside.
 *
 * @param blackEnd for each end in black
 * @param blackInside for a range that is all black, less in proportion
 * @param cutInside for each hard cut inside: one is crossed only where the shot is shorter than the shortest range
 * @param cutNear for an end with a hard cut within {@link Window#SNAP_MICROS} outside
 * @param movingEnd for an end amid the largest motion, less in proportion; none at a cut
 * @param soundingEnd for an end amid full sound, less in proportion; none in a pause
 * @param outsidePerSecond for each second outside the segment
 * @param unusualLength times the squared natural logarithm of the length over the usual one
 * @param atCutMicros how near to an end a cut counts as at it, in microseconds: less than any frame lasts
 */
record RangeCosts(
        double blackEnd,
        double blackInside,
        double cutInside,
        double cutNear,
        double movingEnd,
        double soundingEnd,
        double outsidePerSecond,
        double unusualLength,
        long atCutMicros) {
    /** What the chooser uses. */
    static final RangeCosts STANDARD = new RangeCosts(100, 20, 10, 0.3, 0.5, 0.4, 0.5, 0.4, 1_000);

    RangeCosts {
        double least = Math.min(
                Math.min(Math.min(blackEnd, blackInside), Math.min(cutInside, cutNear)),
                Math.min(Math.min(movingEnd, soundingEnd), Math.min(outsidePerSecond, unusualLength)));
        if (!(least >= 0) || atCutMicros < 0) {
            throw new IllegalArgumentException("a cost of a range is " + least + ", a cut is at an end within "
                    + atCutMicros + " microseconds; both must be at least 0");
        }
    }
}
