package io.reprise.engine.history;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is known of a person when any video is ranked.
 *
 * @param history highlights, the videos they come from, and negatives
 * @param excluded ranges that are not suggested again because they were kept or rejected, by the SHA-256 of their video
 * @param missing highlights that do not count because there are no features of them
 * @param records of the highlights that count, by their id
 */
public record PersonalHistory(
        History history,
        Map<String, List<TimeRange>> excluded,
        List<Missing> missing,
        Map<String, HighlightRecord> records) {
    public PersonalHistory {
        excluded = Map.copyOf(excluded);
        missing = List.copyOf(missing);
        records = Map.copyOf(records);
    }

    /** Nothing is known of the person. */
    public static PersonalHistory none(FeatureSpec spec) {
        return new PersonalHistory(History.empty(spec), Map.of(), List.of(), Map.of());
    }

    /**
     * A highlight without features.
     *
     * @param reason why, for people; empty where it was only not analysed yet
     * @param lasting whether its file itself is why, so that it can never count
     */
    public record Missing(HighlightRecord highlight, String reason, boolean lasting) {}

    /** The ranges of a video that are not suggested again. */
    public List<TimeRange> excludedFrom(String video) {
        return excluded.getOrDefault(video, List.of());
    }

    /**
     * The history to rank a video with. What was only shown in that very video is left out: a list would change each time it
     * is looked at.
     */
    public History ranking(String video) {
        return new History(
                history.spec(),
                history.highlights(),
                history.sources(),
                history.negatives().stream()
                        .filter(negative -> negative.weight() > Negative.NOT_KEPT || !isIn(negative, video))
                        .toList());
    }

    /** The history without everything that this video told: leave one video out. */
    public History without(String video) {
        Predicate<Origin> here = origin -> origin.video().equals(video);
        return new History(
                history.spec(),
                history.highlights().stream()
                        .filter(highlight -> highlight.origin().filter(here).isEmpty())
                        .toList(),
                history.sources().stream()
                        .filter(source -> !source.video().equals(video))
                        .toList(),
                history.negatives().stream()
                        .filter(negative -> !isIn(negative, video))
                        .toList());
    }

    private static boolean isIn(Negative negative, String video) {
        return negative.origin().filter(origin -> origin.video().equals(video)).isPresent();
    }
}
