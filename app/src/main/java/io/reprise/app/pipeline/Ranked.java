package io.reprise.app.pipeline;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Scores;
import io.reprise.core.select.Choice;
import java.util.List;
import java.util.Map;

/** Everything a run found, before it is told. */
record Ranked(
        Request request,
        String ranker,
        VideoAnalysis video,
        RankableVideo rankable,
        History history,
        Map<String, String> names,
        Scores scores,
        List<Choice> choices) {}
