package io.reprise.engine.suggest;

import io.reprise.core.feature.NormalizedColumns;
import io.reprise.core.feature.WhitenedSpace;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.engine.history.HighlightRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The highlights a segment is most like, compared by what sets them apart from the rest of the video, as the ranker
 * compares them.
 */
final class Explanations {
    private static final int MOST = 3;

    private final History history;
    private final Map<String, HighlightRecord> records;
    private final float[][] similarities;

    /** A video that highlights are compared with; what depends on it alone is computed once. */
    static final class Ground {
        private final WhitenedSpace space;
        private final NormalizedColumns segments;

        Ground(RankableVideo video) {
            this.space = WhitenedSpace.of(video.spec(), video.features());
            this.segments = space.placeColumns(video.features());
        }
    }

    /** Compares every highlight with every segment; the records are by highlight id. */
    Explanations(Ground ground, History history, Map<String, HighlightRecord> records) {
        this.history = history;
        this.records = records;
        this.similarities = ground.segments.similarities(ground.space.place(history.features()));
    }

    /** At most three that it is like at all, most similar first; of equal ones the one made earlier. */
    List<Suggestion.Reason> of(int segment) {
        return IntStream.range(0, history.size())
                .mapToObj(i -> reason(history.highlights().get(i).name(), similarities[i][segment]))
                .filter(reason -> reason.similarity() > 0)
                .sorted(Comparator.comparingDouble(Suggestion.Reason::similarity)
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private Suggestion.Reason reason(String highlight, float similarity) {
        return new Suggestion.Reason(
                Objects.requireNonNull(records.get(highlight)), Math.round(similarity * 1e4) / 1e4);
    }
}
