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
import org.jspecify.annotations.Nullable;

/**
 * The highlights a segment is most like, compared by what sets them apart from the rest of the video, as the ranker
 * compares them.
 */
final class Explanations {
    private static final int MOST = 3;

    private final History history;
    private final Map<String, HighlightRecord> records;
    private final float[][] similarities;

    /** A video that highlights are compared with; what depends on it alone is computed once, when there are highlights. */
    static final class Ground {
        private final RankableVideo video;
        private @Nullable Placed placed;

        Ground(RankableVideo video) {
            this.video = video;
        }

        private record Placed(WhitenedSpace space, NormalizedColumns segments) {}

        private synchronized Placed placed() {
            if (placed == null) {
                WhitenedSpace space = WhitenedSpace.of(video.spec(), video.features());
                placed = new Placed(space, space.placeColumns(video.features()));
            }
            return placed;
        }

        /** The similarities of the highlights to the segments. */
        private float[][] similarities(History history) {
            return history.isEmpty()
                    ? new float[0][]
                    : placed().segments().similarities(placed().space().place(history.features()));
        }
    }

    /** Compares every highlight with every segment; the records are by highlight id. */
    Explanations(Ground ground, History history, Map<String, HighlightRecord> records) {
        this.history = history;
        this.records = records;
        this.similarities = ground.similarities(history);
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
