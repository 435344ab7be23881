package io.reprise.engine.history;

import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells which suggestions were shown and not kept. They count only in a video of which the person kept something: of
 * another one it is not known that the list was looked at. Of moments that overlap by half, in several lists of the same
 * video, the newest stands for all.
 */
final class ShownMoments {
    /** Most weak negatives of a person, the newest; more would outweigh the highlights of a small history. */
    private static final int MOST = 100;

    private final Map<String, List<TimeRange>> kept;
    private final List<Origin> rejected;

    ShownMoments(Map<String, List<TimeRange>> kept, List<Origin> rejected) {
        this.kept = kept;
        this.rejected = rejected;
    }

    /**
     * Picks those that were not kept.
     *
     * @param shown oldest first
     * @return at most {@link #MOST}, oldest first
     */
    List<Origin> notKept(List<Origin> shown) {
        List<Origin> picked = new ArrayList<>();
        for (int i = shown.size() - 1; i >= 0 && picked.size() < MOST; i--) {
            Origin moment = shown.get(i);
            List<TimeRange> here = kept.getOrDefault(moment.video(), List.of());
            boolean answered =
                    here.stream().anyMatch(range -> isSame(range, moment.range())) || isAmong(rejected, moment);
            if (!here.isEmpty() && !answered && !isAmong(picked, moment)) {
                picked.add(0, moment);
            }
        }
        return picked;
    }

    private static boolean isAmong(List<Origin> moments, Origin one) {
        return moments.stream()
                .anyMatch(other -> other.video().equals(one.video()) && isSame(other.range(), one.range()));
    }

    /** Whether two ranges share half of the shorter one or more. */
    private static boolean isSame(TimeRange a, TimeRange b) {
        return 2 * a.overlapMicros(b) >= Math.min(a.lengthMicros(), b.lengthMicros());
    }
}
