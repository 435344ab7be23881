package io.reprise.app.recommend;

import io.reprise.app.pipeline.Answer;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.select.Choice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What was found for somebody.
 *
 * @param encoder name and version of what looked
 * @param ranker name and version of what ranked
 * @param history how many highlights counted
 * @param personalised whether any did
 * @param moments best first
 * @param video the segments
 * @param cutsMicros hard cuts
 * @param percentiles one a segment, with the history
 * @param generic one a segment, without it
 * @param unseen highlights that did not count because nobody has looked at them yet
 * @param noted whether it was noted already that this was shown; the one thing here that changes
 */
public record Recommendation(
        String encoder,
        String ranker,
        int history,
        boolean personalised,
        List<Moment> moments,
        RankableVideo video,
        long[] cutsMicros,
        double[] percentiles,
        double[] generic,
        List<StoredHighlight> unseen,
        AtomicBoolean noted) {

    /**
     * A moment worth a GIF.
     *
     * @param id the same whenever the same moment is suggested to the same user
     * @param parts what the score is made of
     * @param because the highlights it is most like, by id
     */
    public record Moment(String id, Choice choice, Map<String, Double> parts, List<Answer.Reason> because) {}
}
