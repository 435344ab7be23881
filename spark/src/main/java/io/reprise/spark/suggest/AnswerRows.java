package io.reprise.spark.suggest;

import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.json.ReasonJson;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.suggest.Suggestions;
import io.reprise.spark.catalogue.Cells;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What ranking a video for a user came to as a row, with the names and numbers of {@code reprise suggest --json}. */
final class AnswerRows {
    private static final StructType VIDEO = new StructType()
            .add("path", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("duration", DataTypes.DoubleType)
            .add("width", DataTypes.IntegerType)
            .add("height", DataTypes.IntegerType)
            .add("fps", DataTypes.DoubleType)
            .add("offset", DataTypes.DoubleType);

    private static final StructType REASON =
            new StructType().add("highlight", DataTypes.StringType).add("similarity", DataTypes.DoubleType);

    private static final StructType SUGGESTION = new StructType()
            .add("rank", DataTypes.IntegerType)
            .add("start", DataTypes.DoubleType)
            .add("end", DataTypes.DoubleType)
            .add("score", DataTypes.DoubleType)
            .add("percentile", DataTypes.DoubleType)
            .add("parts", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
            .add("because", DataTypes.createArrayType(REASON));

    /** The columns. */
    static final StructType SCHEMA = new StructType()
            .add("user", DataTypes.StringType)
            .add("youtubeId", DataTypes.StringType)
            .add("video", VIDEO)
            .add("encoder", DataTypes.StringType)
            .add("ranker", DataTypes.StringType)
            .add("history", DataTypes.IntegerType)
            .add("personalised", DataTypes.BooleanType)
            .add("confidence", DataTypes.DoubleType)
            .add("suggestions", DataTypes.createArrayType(SUGGESTION))
            .add("warnings", DataTypes.createArrayType(DataTypes.StringType));

    private AnswerRows() {}

    /** The row. */
    static Row of(Row pair, VideoAnalysis video, Suggestions found) {
        return RowFactory.create(
                pair.getAs("user_id"),
                pair.getAs("youtubeId"),
                video(pair.getAs("path"), video),
                found.encoder(),
                found.ranker(),
                found.history(),
                found.personalised(),
                found.confidence().isPresent() ? found.confidence().getAsDouble() : null,
                Cells.of(found.moments().stream()
                        .map(moment -> row(SuggestionJson.of(null, moment)))
                        .toList()),
                Cells.of(warnings(video, found)));
    }

    private static Row video(String path, VideoAnalysis video) {
        VideoFacts facts = video.facts();
        return RowFactory.create(
                path,
                video.sha256(),
                Micros.toSeconds(facts.durationMicros()),
                facts.width(),
                facts.height(),
                Math.round(facts.framesPerSecond() * 1000) / 1000.0,
                Micros.toSeconds(facts.offsetMicros()));
    }

    private static Row row(SuggestionJson moment) {
        return RowFactory.create(
                moment.rank(),
                moment.start(),
                moment.end(),
                moment.score(),
                moment.percentile(),
                Cells.of(moment.parts()),
                Cells.of(moment.because().stream().map(AnswerRows::row).toList()));
    }

    private static Row row(ReasonJson reason) {
        return RowFactory.create(reason.highlight(), reason.similarity());
    }

    private static List<String> warnings(VideoAnalysis video, Suggestions found) {
        List<String> warnings = new ArrayList<>(video.facts().warnings());
        for (PersonalHistory.Missing missing : found.missing()) {
            warnings.add("the highlight " + missing.highlight().name()
                    + " is left out: neither its video nor a file of it, in moving pictures, is in the catalogue");
        }
        return warnings;
    }
}
