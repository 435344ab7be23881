package io.reprise.spark.suggest;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.Ranker;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.suggest.RankingSession;
import io.reprise.learn.data.FeatureDescription;
import io.reprise.spark.catalogue.VideoRows;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Ranks each pair of a user and a video. Rows of the same video or the same user that follow each other share what was
 * prepared for it; memory holds one of each.
 */
final class RankPairs implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<RankerSource> ranker;
    private final String description;
    private final RankOptions options;

    /**
     * Ranks with a ranker.
     *
     * @param description what the features are
     */
    RankPairs(Broadcast<RankerSource> ranker, String description, RankOptions options) {
        this.ranker = ranker;
        this.description = description;
        this.options = options;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> pairs) throws BadInputException {
        FeatureSpec spec = FeatureDescription.parse(description).spec();
        Ranking ranking = new Ranking(ranker.value().ranker(), spec, options);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pairs.hasNext();
            }

            @Override
            public Row next() {
                return ranking.answer(pairs.next());
            }
        };
    }

    /** The last video and the last user, and the ranking of the one for the other. */
    private static final class Ranking {
        private final Ranker ranker;
        private final FeatureSpec spec;
        private final RankOptions options;
        private String videoId = "";
        private String userId = "";
        private @Nullable VideoAnalysis video;
        private @Nullable RankingSession session;
        private @Nullable PersonalHistory person;

        Ranking(Ranker ranker, FeatureSpec spec, RankOptions options) {
            this.ranker = ranker;
            this.spec = spec;
            this.options = options;
        }

        Row answer(Row pair) {
            PersonalHistory history = person(pair);
            RankingSession prepared = session(pair);
            return AnswerRows.of(pair, Objects.requireNonNull(video), prepared.rank(history, options.choose()));
        }

        private RankingSession session(Row pair) {
            String id = pair.getAs("youtubeId");
            RankingSession known = session;
            if (known == null || !id.equals(videoId)) {
                VideoAnalysis analysis = VideoRows.analysis(pair, spec);
                known = new RankingSession(analysis, RankableVideos.of(analysis, options.segments()), ranker);
                video = analysis;
                session = known;
                videoId = id;
            }
            return known;
        }

        private PersonalHistory person(Row pair) {
            String id = pair.getAs("user_id");
            PersonalHistory known = person;
            if (known == null || !id.equals(userId)) {
                known = HistoryAssembler.assemble(
                        PersonRows.of(rows(pair, "records")), new PieceSource(spec, rows(pair, "pieces")));
                person = known;
                userId = id;
            }
            return known;
        }

        private static List<Row> rows(Row pair, String column) {
            int index = pair.fieldIndex(column);
            return pair.isNullAt(index) ? List.of() : pair.getList(index);
        }
    }
}
