package io.reprise.spark.catalogue;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.engine.analysis.VideoAnalysis;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A video's uniform segments as rows of the table {@code features}, as {@code train} and {@code benchmark} read it. */
public final class SegmentRows {
    /** The columns; start and end are seconds. */
    public static final StructType SCHEMA = new StructType()
            .add("youtubeId", DataTypes.StringType)
            .add("segment", DataTypes.IntegerType)
            .add("start", DataTypes.DoubleType)
            .add("end", DataTypes.DoubleType)
            .add("feature", DataTypes.createArrayType(DataTypes.FloatType, false));

    private SegmentRows() {}

    /** One row a segment, in time order. */
    public static List<Row> of(String id, VideoAnalysis video, long segmentMicros) {
        List<Segment> segments =
                new UniformSegmenter(segmentMicros).segment(video.facts().durationMicros(), new long[0]);
        FeatureMatrix features = SegmentPooling.mean(video.features(), segments);
        List<Row> rows = new ArrayList<>(segments.size());
        for (Segment segment : segments) {
            rows.add(RowFactory.create(
                    id,
                    segment.index(),
                    segment.range().startSeconds(),
                    segment.range().endSeconds(),
                    Cells.of(features.row(segment.index()))));
        }
        return rows;
    }
}
