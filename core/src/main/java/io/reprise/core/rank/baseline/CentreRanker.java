package io.reprise.core.rank.baseline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import java.util.stream.IntStream;

/** Segments near the middle of the list first; of two as near, the earlier. */
public final class CentreRanker implements Ranker {
    @Override
    public String name() {
        return "centre/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        int last = video.size() - 1;
        return Scores.of(IntStream.rangeClosed(0, last)
                .mapToDouble(i -> -(2 * Math.abs(2 * i - last) + (2 * i > last ? 1 : 0)))
                .toArray());
    }
}
