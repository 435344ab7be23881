package io.reprise.core.rank.similarity;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.SpecCheck;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Scores a segment by its cosine similarities to the history's highlights, without any training. With an empty history
 * all segments score 0.
 */
public final class SimilarityRanker implements Ranker {
    private final RankerName name;
    private final ToDoubleFunction<double[]> summary;

    private SimilarityRanker(RankerName name, ToDoubleFunction<double[]> summary) {
        this.name = name;
        this.summary = summary;
    }

    /** The article's "maximal similarity": the similarity to the nearest highlight. */
    public static SimilarityRanker maxSimilarity() {
        return new SimilarityRanker(
                RankerName.MAX_SIMILARITY, all -> Arrays.stream(all).max().orElse(0));
    }

    /** The article's "Video-MMR": the mean similarity to the highlights. */
    public static SimilarityRanker videoMmr() {
        return new SimilarityRanker(
                RankerName.VIDEO_MMR, all -> Arrays.stream(all).average().orElse(0));
    }

    @Override
    public String name() {
        return name.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SpecCheck.check(name(), Optional.empty(), video, history);
        double[] total = Arrays.stream(SortedSimilarities.all(video, history))
                .mapToDouble(summary)
                .toArray();
        return new Scores(total, Map.of(ScorePart.SIMILARITY.id(), total));
    }
}
