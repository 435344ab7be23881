package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
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
                history.spec(),
                history.highlights().subList(first, history.size()),
                history.sources().stream()
                        .map(source -> thinned(
                                source, MOST_PASSED_OVER / history.sources().size()))
                        .toList(),
                history.negatives());
    }

    private static SourceVideo thinned(SourceVideo video, int most) {
        int rows = video.unclipped().rows();
        if (rows <= most) {
            return video;
        }
        List<float[]> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(video.unclipped().row((int) ((long) i * rows / most)));
        }
        FeatureMatrix kept =
                some.isEmpty() ? video.unclipped().rows(0, 0) : FeatureMatrix.ofRows(some);
        return new SourceVideo(video.video(), video.statistics(), kept);
    }
}
