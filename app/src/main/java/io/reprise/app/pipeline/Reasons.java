package io.reprise.app.pipeline;

import io.reprise.core.feature.PlacedColumns;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Why a segment was chosen, for people: the highlights it is most like, compared as the ranker compares them, by what
 * sets them apart from the rest of the video.
 */
final class Reasons {
    private static final int MOST = 3;

    private final History history;
    private final Map<String, String> names;
    private final float[][] similarities;

    /** A video that highlights are compared with; its segments are placed once. */
    static final class Ground {
        private final VideoSpace space;
        private final PlacedColumns segments;

        Ground(RankableVideo video) {
            this.space = VideoSpace.of(video.spec(), video.features());
            this.segments = space.placeColumns(video.features());
        }
    }

    /** The names of those highlights that are called by an id. */
    Reasons(RankableVideo video, History history, Map<String, String> names) {
        this(new Ground(video), history, names);
    }

    /** The same for a video that highlights were compared with before. */
    Reasons(Ground ground, History history, Map<String, String> names) {
        this.history = history;
        this.names = names;
        this.similarities = ground.segments.similarities(ground.space.place(history.features()));
    }

    /** At most three that it is like at all, most similar first; of equal ones the one made earlier. */
    List<Answer.Reason> of(int segment) {
        return IntStream.range(0, history.size())
                .mapToObj(i -> reason(history.highlights().get(i).name(), similarities[i][segment]))
                .filter(reason -> reason.similarity() > 0)
                .sorted(Comparator.comparingDouble(Answer.Reason::similarity).reversed())
                .limit(MOST)
                .toList();
    }

    private Answer.Reason reason(String highlight, float similarity) {
        return new Answer.Reason(highlight, Math.round(similarity * 1e4) / 1e4, names.get(highlight));
    }
}
