package io.reprise.app.recommend;

import io.reprise.core.history.History;
import io.reprise.core.time.TimeRange;
import java.util.List;

/**
 * What is known of somebody's taste for ranking.
 *
 * @param history highlights and what was passed over
 * @param stamp equal for equal histories, so that an answer can be used again
 * @param made ranges of videos, by their content, that need not be suggested: kept or rejected
 * @param unseen highlights that nobody has looked at yet; they do not count
 */
record Taste(
        History history,
        String stamp,
        java.util.Map<String, List<TimeRange>> made,
        List<io.reprise.app.store.StoredHighlight> unseen) {}
