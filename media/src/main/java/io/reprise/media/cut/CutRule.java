package io.reprise.media.cut;

/**
 * Whether a new shot starts at a frame. A hard cut is a change that motion does not explain, stands out of what happens
 * before or after, is not undone at once (a flash), not part of a longer change (a fade, a dissolve, a wipe's step) and
 * more than other light on the same things.
 */
record CutRule(CutOptions options) {
    /** Whether frame i, not the first, is the first one of a new shot. */
    boolean startsShot(FrameWindow frames, int i) {
        return frames.difference(i) >= options.leastDarkChange()
                && frames.afterMotion(i) >= leastChange(frames, i)
                && standsOut(frames, i)
                && !isPartOfLongerChange(frames, i)
                && Differences.correlation(frames.rgb(i - 1), frames.rgb(i)) < options.sameThings()
                && !isFlash(frames, i);
    }

    private double leastChange(FrameWindow frames, int i) {
        double contrast = Math.max(Differences.contrast(frames.rgb(i - 1)), Differences.contrast(frames.rgb(i)));
        return Math.max(options.leastDarkChange(), Math.min(options.leastChange(), options.contrastShare() * contrast));
    }

    private boolean standsOut(FrameWindow frames, int i) {
        double before = largest(frames, Math.max(1, i - options.neighbours()), i - 1);
        double after = largest(frames, i + 1, Math.min(frames.size() - 1, i + options.neighbours()));
        double calm = Math.min(before, after);
        double wild = Math.max(before, after);
        double change = frames.afterMotion(i);
        return change >= options.overBothSides() * wild
                || (change >= options.overCalmSide() * (calm + 0.5) && change >= options.overWildSide() * wild);
    }

    private double largest(FrameWindow frames, int from, int to) {
        double largest = 0;
        for (int k = from; k <= to; k++) {
            boolean near = frames.micros(k) - frames.micros(k - 1) <= options.apartMicros();
            largest = near ? Math.max(largest, frames.afterMotion(k)) : largest;
        }
        return largest;
    }

    private boolean isPartOfLongerChange(FrameWindow frames, int i) {
        for (int k = Math.max(1, i - 2); k <= Math.min(frames.size() - 1, i + 2); k++) {
            if (k != i && frames.repeated(i, k) > options.repeated()) {
                return true;
            }
        }
        return false;
    }

    private boolean isFlash(FrameWindow frames, int i) {
        double limit = options.returned() * frames.difference(i);
        for (int before = i - 1;
                before >= 0 && frames.micros(i) - frames.micros(before) <= options.flashMicros();
                before--) {
            for (int after = i; after < frames.size(); after++) {
                boolean shortly = frames.micros(after) - frames.micros(before) <= options.flashMicros();
                boolean other = before != i - 1 || after != i;
                if (shortly && other && Differences.mean(frames.rgb(before), frames.rgb(after)) < limit) {
                    return true;
                }
            }
        }
        return false;
    }
}
