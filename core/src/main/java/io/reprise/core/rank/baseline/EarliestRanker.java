package io.reprise.core.rank.baseline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import java.util.stream.IntStream;

/** Earlier segments first: a rule that beats the published mean average precision on PHD2, so no table goes without. */
public final class EarliestRanker implements Ranker {
    @Override
    public String name() {
        return "earliest/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        return Scores.of(IntStream.range(0, video.size()).mapToDouble(i -> -i).toArray());
    }
}
