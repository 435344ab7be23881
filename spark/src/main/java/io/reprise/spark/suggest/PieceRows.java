package io.reprise.spark.suggest;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.learn.data.FeatureDescription;
import io.reprise.spark.catalogue.Cells;
import io.reprise.spark.catalogue.Packed;
import io.reprise.spark.catalogue.VideoRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What one video gives to one user's history, as a row: computed where the video lies, so that a history of hundreds of
 * videos is made by many tasks and only these pieces travel.
 */
final class PieceRows {
    private static final StructType MOMENT = new StructType()
            .add("start_micros", DataTypes.LongType)
            .add("end_micros", DataTypes.LongType)
            .add("position", DataTypes.DoubleType)
            .add("feature", DataTypes.BinaryType);

    /**
     * The columns: the moments asked for; {@code whole}, the mean over the video, where it is a highlight's own file; the
     * rest is the {@link SourceVideo}, where highlights were cut from it.
     */
    static final StructType SCHEMA = new StructType()
            .add("user_id", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("moments", DataTypes.createArrayType(MOMENT))
            .add("whole", DataTypes.BinaryType)
            .add("segments", DataTypes.IntegerType)
            .add("mean", DataTypes.BinaryType)
            .add("deviation", DataTypes.BinaryType)
            .add("unclipped", DataTypes.BinaryType);

    private PieceRows() {}

    /**
     * The piece of a video.
     *
     * @param row {@link VideoRows#SCHEMA}, {@code user_id}, {@code ranges} (start_micros, end_micros, kept) in the order of
     *     the history, and {@code is_clip}
     * @param description what the features are
     */
    static Row of(Row row, String description) {
        FeatureSpec spec = FeatureDescription.parse(description).spec();
        VideoAnalysis video = VideoRows.analysis(row, spec);
        OneVideo source = new OneVideo(spec, video);
        List<TimeRange> kept = new ArrayList<>();
        LinkedHashSet<TimeRange> ranges = new LinkedHashSet<>();
        for (Row range : row.<Row>getList(row.fieldIndex("ranges"))) {
            TimeRange time = range(range);
            ranges.add(time);
            if (range.<Boolean>getAs("kept")) {
                kept.add(time);
            }
        }
        List<Row> moments = new ArrayList<>();
        for (TimeRange range : ranges) {
            source.moment(new Origin(video.sha256(), range)).ifPresent(moment -> moments.add(row(range, moment)));
        }
        boolean isClip = row.<Boolean>getAs("is_clip");
        return row(
                row.getAs("user_id"),
                video.sha256(),
                moments,
                isClip ? Packed.of(video.mean()) : null,
                kept.isEmpty() ? Optional.empty() : source.source(video.sha256(), kept));
    }

    private static Row row(TimeRange range, FeatureSource.Moment moment) {
        return RowFactory.create(
                range.startMicros(),
                range.endMicros(),
                moment.position(),
                moment.feature().map(Packed::of).orElse(null));
    }

    private static Row row(
            String user, String sha256, List<Row> moments, byte @Nullable [] whole, Optional<SourceVideo> source) {
        return RowFactory.create(
                user,
                sha256,
                Cells.of(moments),
                whole,
                source.map(video -> video.statistics().count()).orElse(null),
                source.map(video -> Packed.of(video.statistics().mean())).orElse(null),
                source.map(video -> Packed.of(video.statistics().deviation())).orElse(null),
                source.map(video -> Packed.of(video.unclipped().values())).orElse(null));
    }

    /** A range in a row. */
    static TimeRange range(Row row) {
        return new TimeRange(row.<Long>getAs("start_micros"), row.<Long>getAs("end_micros"));
    }

    /** The moments in a piece, by their origin. */
    static void moments(Row piece, Map<Origin, FeatureSource.Moment> to) {
        for (Row moment : piece.<Row>getList(piece.fieldIndex("moments"))) {
            byte[] feature = moment.getAs("feature");
            to.put(
                    new Origin(piece.getAs("sha256"), range(moment)),
                    new FeatureSource.Moment(
                            Optional.ofNullable(feature).map(Packed::floats), moment.<Double>getAs("position")));
        }
    }

    /** The source video in a piece, if it is one. */
    static Optional<SourceVideo> source(Row piece) {
        byte[] unclipped = piece.getAs("unclipped");
        if (unclipped == null) {
            return Optional.empty();
        }
        float[] mean = Packed.floats(piece.getAs("mean"));
        float[] rows = Packed.floats(unclipped);
        return Optional.of(new SourceVideo(
                piece.getAs("sha256"),
                new FeatureStatistics(piece.<Integer>getAs("segments"), mean, Packed.floats(piece.getAs("deviation"))),
                FeatureMatrix.of(rows.length / mean.length, mean.length, rows)));
    }

    /** A source in which one video is at hand. */
    private record OneVideo(FeatureSpec spec, VideoAnalysis analysis) implements FeatureSource {
        @Override
        public Optional<VideoAnalysis> video(String sha256) {
            return sha256.equals(analysis.sha256()) ? Optional.of(analysis) : Optional.empty();
        }

        @Override
        public Optional<float[]> clip(HighlightRecord highlight) throws BadInputException {
            return Optional.empty();
        }
    }
}
