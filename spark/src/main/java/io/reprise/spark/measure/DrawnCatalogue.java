package io.reprise.spark.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.learn.data.FeatureDescription;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.VideoRows;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** A catalogue with a drawn analysis, one vector a segment, for every video of annotations, of the length they say. */
public final class DrawnCatalogue {
    /** Length of a segment: the published 5 seconds. */
    public static final long SEGMENT_MICROS = 5 * Micros.PER_SECOND;

    /** Longest video that is drawn; PHD2 has some of many hours. */
    private static final double LONGEST_SECONDS = 3600;

    private DrawnCatalogue() {}

    /**
     * Adds the videos that the catalogue lacks.
     *
     * @param annotated rows with {@code youtubeId, start, duration, video_duration} as texts
     * @param dim dimensions of a vector, at least 1
     */
    public static Catalogue of(SparkSession spark, String folder, Dataset<Row> annotated, int dim)
            throws BadInputException {
        Catalogue catalogue = Catalogue.begin(spark, folder, FeatureSpec.single("drawn/1", dim), SEGMENT_MICROS);
        Column end = seconds("start").plus(seconds("duration"));
        Dataset<Row> videos = annotated
                .groupBy("youtubeId")
                .agg(max(greatest(seconds("video_duration"), end)).as("seconds"))
                .join(catalogue.videos().select("youtubeId"), "youtubeId", "left_anti");
        String description = catalogue.description();
        MapFunction<Row, Row> draw = row -> draw(row.getString(0), row.getDouble(1), description);
        Dataset<Row> outcomes =
                videos.map(draw, Encoders.row(Catalogue.OUTCOMES)).persist(StorageLevel.DISK_ONLY());
        catalogue.add(outcomes);
        outcomes.unpersist();
        return catalogue;
    }

    private static Column seconds(String column) {
        return col(column).cast("double");
    }

    private static Row draw(String id, double seconds, String description) {
        FeatureSpec spec = FeatureDescription.parse(description).spec();
        long micros = Micros.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(1, seconds)));
        return VideoRows.outcome(id, id, new DrawnVideo(spec, micros, SEGMENT_MICROS).draw(id));
    }
}
