package io.reprise.spark.suggest;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.SourceVideo;
import io.reprise.engine.history.HighlightRules;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Tables;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * People's histories joined with the catalogue: one row a user with {@code records} ({@link PersonRows}) and
 * {@code pieces} ({@link PieceRows}).
 */
final class Histories {
    private final Catalogue catalogue;
    private final Dataset<Row> identified;

    /**
     * Histories by content.
     *
     * @param rows {@link HistoryRows#SCHEMA}
     */
    Histories(Catalogue catalogue, Dataset<Row> rows) throws BadInputException {
        this.catalogue = catalogue;
        this.identified = identified(rows, catalogue.videos());
    }

    /**
     * Ids become the SHA-256 of the files, the identity that the product ranks by: of the video a highlight was cut from,
     * also where only its own file says so, and of that file, unless it is a single picture. A range ends where its video
     * ends.
     */
    private static Dataset<Row> identified(Dataset<Row> rows, Dataset<Row> videos) {
        Dataset<Row> sources = videos.select(
                col("youtubeId"),
                col("sha256").as("source_sha256"),
                col("duration_micros").as("source_micros"));
        UDF2<Double, Long, Boolean> moving = HighlightRules::isMoving;
        Column moves = udf(moving, DataTypes.BooleanType).apply(col("fps"), col("duration_micros"));
        Dataset<Row> clips = videos.filter(moves)
                .select(
                        col("youtubeId").as("clip"),
                        col("sha256").as("clip_sha256"),
                        col("source_video"),
                        col("source_start_micros"),
                        col("source_end_micros"));
        Column inside = col("source_sha256").isNotNull().and(col("start_micros").lt(col("source_micros")));
        Column own = col("youtubeId").isNull();
        return rows.join(sources, "youtubeId", "left")
                .join(clips, "clip", "left")
                .select(
                        col("user_id"),
                        col(Tables.PLACE),
                        col("kind"),
                        col("highlight"),
                        when(own, col("source_video"))
                                .when(inside, col("source_sha256"))
                                .as("video"),
                        when(own, col("source_start_micros"))
                                .otherwise(col("start_micros"))
                                .as("start_micros"),
                        when(own, col("source_end_micros"))
                                .otherwise(least(col("end_micros"), col("source_micros")))
                                .as("end_micros"),
                        col("clip_sha256").as("clip"));
    }

    /** One row a user: {@code user_id, records, pieces}. */
    Dataset<Row> people() throws BadInputException {
        Column record = struct(
                col(Tables.PLACE),
                col("kind"),
                col("highlight"),
                col("video"),
                col("start_micros"),
                col("end_micros"),
                col("clip"));
        Dataset<Row> records = identified
                .groupBy("user_id")
                .agg(array_sort(collect_list(record)).as("records"));
        Dataset<Row> pieces = pieces().groupBy("user_id")
                .agg(collect_list(struct(
                                col("sha256"),
                                col("moments"),
                                col("whole"),
                                col("segments"),
                                col("mean"),
                                col("deviation"),
                                col("unclipped")))
                        .as("pieces"));
        return records.join(pieces, "user_id", "left");
    }

    /** Estimate of the bytes of all pieces, from their number alone: no feature is read. */
    long bytes() {
        Row sums = needs().agg(count(lit(1)), coalesce(sum(size(col("ranges"))), lit(0L)))
                .first();
        long vectors = sums.getLong(0) * (SourceVideo.MOST_UNCLIPPED + 2) + sums.getLong(1);
        return vectors * catalogue.spec().dim() * Float.BYTES;
    }

    private Dataset<Row> pieces() throws BadInputException {
        Dataset<Row> videos = catalogue.videos();
        Dataset<Row> ids = videos.groupBy("sha256").agg(min("youtubeId").as("youtubeId"));
        Dataset<Row> joined = needs().join(ids, "sha256").drop("sha256").join(videos, "youtubeId");
        String description = catalogue.description();
        MapFunction<Row, Row> piece = row -> PieceRows.of(row, description);
        return joined.map(piece, Encoders.row(PieceRows.SCHEMA));
    }

    /** What each user needs of each video: {@code user_id, sha256, ranges, is_clip}. */
    private Dataset<Row> needs() {
        Column kept = col("kind").equalTo("highlight").as("kept");
        Column range = struct(col(Tables.PLACE), col("start_micros"), col("end_micros"), kept);
        Dataset<Row> ranges = identified
                .filter(col("video").isNotNull())
                .select(
                        col("user_id"),
                        col("video").as("sha256"),
                        range.as("range"),
                        lit(false).as("is_clip"));
        Dataset<Row> files = identified
                .filter(col("clip").isNotNull())
                .select(
                        col("user_id"),
                        col("clip").as("sha256"),
                        lit(null).as("range"),
                        lit(true).as("is_clip"));
        return ranges.unionByName(files)
                .groupBy("user_id", "sha256")
                .agg(
                        array_sort(filter(collect_list(col("range")), Column::isNotNull))
                                .as("ranges"),
                        max("is_clip").as("is_clip"));
    }
}
