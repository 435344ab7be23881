package io.reprise.media.cut;

/**
 * Whether a new shot starts at a frame. A hard cut is a change that motion does not explain, stands out of what happens
 * before or after, is not undone at once (a flash), not part of a longer change (a fade, a dissolve, a wipe's step) and
 * more than other light on the same things. Thresholds were set by looking at a whole animated film (129 cuts) and at
 * drawn flashes, fades and pans.
 */
final class CutRule {
    /** A change back within this time is a flash. */
    static final long FLASH_MICROS = 450_000;

    /** Frames further apart than this tell nothing about motion. */
    private static final long APART_MICROS = 700_000;

    private static final int NEIGHBOURS = 3;
    private static final double LEAST_CHANGE = 12;
    private static final double LEAST_CHANGE_IN_THE_DARK = 4;
    private static final double CONTRAST_SHARE = 0.4;
    private static final double OVER_BOTH_SIDES = 2.2;
    private static final double OVER_CALM_SIDE = 6.5;
    private static final double OVER_WILD_SIDE = 1.15;
    private static final double RETURNED = 0.45;
    private static final double REPEATED = 0.3;
    private static final double SAME_THINGS = 0.9;

    private CutRule() {}

    /** Whether frame i, not the first, is the first one of a new shot. */
    static boolean startsShot(FrameWindow frames, int i) {
        return frames.difference(i) >= LEAST_CHANGE_IN_THE_DARK
                && frames.afterMotion(i) >= leastChange(frames, i)
                && standsOut(frames, i)
                && !isPartOfLongerChange(frames, i)
                && Differences.correlation(frames.rgb(i - 1), frames.rgb(i)) < SAME_THINGS
                && !isFlash(frames, i);
    }

    private static double leastChange(FrameWindow frames, int i) {
        double contrast = Math.max(Differences.contrast(frames.rgb(i - 1)), Differences.contrast(frames.rgb(i)));
        return Math.max(LEAST_CHANGE_IN_THE_DARK, Math.min(LEAST_CHANGE, CONTRAST_SHARE * contrast));
    }

    private static boolean standsOut(FrameWindow frames, int i) {
        double before = largest(frames, Math.max(1, i - NEIGHBOURS), i - 1);
        double after = largest(frames, i + 1, Math.min(frames.size() - 1, i + NEIGHBOURS));
        double calm = Math.min(before, after);
        double wild = Math.max(before, after);
        double change = frames.afterMotion(i);
        return change >= OVER_BOTH_SIDES * wild
                || (change >= OVER_CALM_SIDE * (calm + 0.5) && change >= OVER_WILD_SIDE * wild);
    }

    private static double largest(FrameWindow frames, int from, int to) {
        double largest = 0;
        for (int k = from; k <= to; k++) {
            boolean near = frames.micros(k) - frames.micros(k - 1) <= APART_MICROS;
            largest = near ? Math.max(largest, frames.afterMotion(k)) : largest;
        }
        return largest;
    }

    private static boolean isPartOfLongerChange(FrameWindow frames, int i) {
        for (int k = Math.max(1, i - 2); k <= Math.min(frames.size() - 1, i + 2); k++) {
            if (k != i && frames.repeated(i, k) > REPEATED) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFlash(FrameWindow frames, int i) {
        double limit = RETURNED * frames.difference(i);
        for (int before = i - 1; before >= 0 && frames.micros(i) - frames.micros(before) <= FLASH_MICROS; before--) {
            for (int after = i; after < frames.size(); after++) {
                boolean shortly = frames.micros(after) - frames.micros(before) <= FLASH_MICROS;
                boolean other = before != i - 1 || after != i;
                if (shortly && other && Differences.mean(frames.rgb(before), frames.rgb(after)) < limit) {
                    return true;
                }
            }
        }
        return false;
    }
}
