package io.reprise.core.rank.baseline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import java.util.stream.IntStream;

/** Later segments first. */
public final class LatestRanker implements Ranker {
    @Override
    public String name() {
        return "latest/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        return Scores.of(IntStream.range(0, video.size()).mapToDouble(i -> i).toArray());
    }
}
