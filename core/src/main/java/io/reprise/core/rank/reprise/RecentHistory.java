package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.History;
import io.reprise.core.history.PassedOver;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a history that is looked at: the newest highlights, and as much of what was passed over lately. Some people
 * have thousands, and fitting a taste takes time that grows with their square.
 */
final class RecentHistory {
    private static final int MOST_HIGHLIGHTS = 100;
    private static final int MOST_PASSED_OVER = 200;

    private RecentHistory() {}

    static History of(History history) {
        int first = Math.max(0, history.size() - MOST_HIGHLIGHTS);
        return new History(
                history.spec(), history.highlights().subList(first, history.size()), passedOver(history.passedOver()));
    }

    /** Whole videos, the newest first to be taken; of the first that is too long every n-th segment. */
    private static List<PassedOver> passedOver(List<PassedOver> all) {
        List<PassedOver> kept = new ArrayList<>();
        int left = MOST_PASSED_OVER;
        for (int i = all.size() - 1; i >= 0 && left > 0; i--) {
            PassedOver video = thinned(all.get(i), left);
            kept.add(0, video);
            left -= video.segments().rows();
        }
        return kept;
    }

    private static PassedOver thinned(PassedOver video, int most) {
        int rows = video.segments().rows();
        if (rows <= most) {
            return video;
        }
        List<float[]> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(video.segments().row((int) ((long) i * rows / most)));
        }
        return new PassedOver(video.video(), FeatureMatrix.ofRows(some));
    }
}
