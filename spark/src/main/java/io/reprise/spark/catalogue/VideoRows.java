package io.reprise.spark.catalogue;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A video's analysis as a row of the table {@code videos}: everything that ranking needs. Times are microseconds; the
 * tracks are {@link Packed}: {@code times} and {@code features} [moments][dim], {@code signal_times} and {@code signals}.
 */
public final class VideoRows {
    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("youtubeId", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("duration_micros", DataTypes.LongType)
            .add("width", DataTypes.IntegerType)
            .add("height", DataTypes.IntegerType)
            .add("fps", DataTypes.DoubleType)
            .add("sound", DataTypes.BooleanType)
            .add("offset_micros", DataTypes.LongType)
            .add("cuts_micros", DataTypes.createArrayType(DataTypes.LongType))
            .add("source_video", DataTypes.StringType)
            .add("source_start_micros", DataTypes.LongType)
            .add("source_end_micros", DataTypes.LongType)
            .add("warnings", DataTypes.createArrayType(DataTypes.StringType))
            .add("times", DataTypes.BinaryType)
            .add("features", DataTypes.BinaryType)
            .add("signal_times", DataTypes.BinaryType)
            .add("signals", DataTypes.BinaryType);

    private VideoRows() {}

    /** The row of a video. */
    public static Row of(String id, String path, VideoAnalysis video) {
        VideoFacts facts = video.facts();
        Origin source = facts.source();
        return RowFactory.create(
                id,
                path,
                video.sha256(),
                facts.durationMicros(),
                facts.width(),
                facts.height(),
                facts.framesPerSecond(),
                facts.sound(),
                facts.offsetMicros(),
                Cells.of(Arrays.stream(facts.cutsMicros()).boxed().toList()),
                source == null ? null : source.video(),
                source == null ? null : source.range().startMicros(),
                source == null ? null : source.range().endMicros(),
                Cells.of(facts.warnings()),
                Packed.of(video.features().timesMicros()),
                Packed.of(video.features().rows().values()),
                Packed.of(video.signals().track().timesMicros()),
                Packed.of(video.signals().track().rows().values()));
    }

    /** The same as a row of {@link Catalogue#OUTCOMES}. */
    public static Row outcome(String id, String path, VideoAnalysis video) {
        Row row = of(id, path, video);
        Object[] values = new Object[Catalogue.OUTCOMES.size()];
        for (int i = 0; i < row.size(); i++) {
            values[i] = row.get(i);
        }
        return RowFactory.create(values);
    }

    /**
     * The analysis in a row.
     *
     * @param spec what the catalogue's features are
     */
    public static VideoAnalysis analysis(Row row, FeatureSpec spec) {
        List<Long> cuts = row.getList(row.fieldIndex("cuts_micros"));
        VideoFacts facts = new VideoFacts(
                row.<Long>getAs("duration_micros"),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                row.<Double>getAs("fps"),
                row.<Boolean>getAs("sound"),
                cuts.stream().mapToLong(Long::longValue).toArray(),
                source(row),
                row.<Long>getAs("offset_micros"),
                row.getList(row.fieldIndex("warnings")));
        return new VideoAnalysis(
                row.getAs("sha256"),
                facts,
                track(row, "times", "features", spec),
                new SignalTrack(track(row, "signal_times", "signals", SignalTrack.SPEC)));
    }

    private static @Nullable Origin source(Row row) {
        String video = row.getAs("source_video");
        return video == null
                ? null
                : new Origin(
                        video,
                        new TimeRange(row.<Long>getAs("source_start_micros"), row.<Long>getAs("source_end_micros")));
    }

    private static FeatureTrack track(Row row, String times, String values, FeatureSpec spec) {
        long[] at = Packed.longs(row.getAs(times));
        return new FeatureTrack(spec, at, FeatureMatrix.of(at.length, spec.dim(), Packed.floats(row.getAs(values))));
    }
}
