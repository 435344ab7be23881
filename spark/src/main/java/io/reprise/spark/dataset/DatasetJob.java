package io.reprise.spark.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.catalogue.Tables;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Annotations and features as {@code reprise train} reads them, in shards that a single machine holds: all of a user is in
 * one shard, with the features of that user's videos.
 */
public final class DatasetJob {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final int shards;

    /**
     * A job.
     *
     * @param shards how many, at least 1
     */
    public DatasetJob(SparkSession spark, Catalogue catalogue, int shards) {
        if (shards < 1) {
            throw new InvalidValueException("shards", "at least 1 shard must be made, not " + shards);
        }
        this.spark = spark;
        this.catalogue = catalogue;
        this.shards = shards;
    }

    /** How many annotations there were, and how many of them were written. */
    public record Done(long annotations, long written) {}

    /**
     * Writes {@code OUT/shard=N/annotations.csv} and {@code OUT/shard=N/features/}, Parquet with {@code features.json}.
     * Annotations of videos that are not in the catalogue are left out.
     */
    public Done run(Annotations annotations, String out) throws BadInputException {
        Dataset<Row> known = annotations
                .rows()
                .join(catalogue.videos().select("youtubeId"), "youtubeId", "left_semi")
                .withColumn("shard", pmod(xxhash64(col("user_id")), lit(shards)));
        Path folder = Storage.path(out);
        Path annotated = new Path(folder, "_annotations");
        Path features = new Path(folder, "_features");
        Column[] columns = Phd2Reader.COLUMNS.stream().map(functions::col).toArray(Column[]::new);
        known.repartition(shards, col("shard"))
                .sortWithinPartitions(col("shard"), col(Tables.PLACE))
                .select(columns)
                .withColumn("shard", pmod(xxhash64(col("user_id")), lit(shards)))
                .write()
                .mode(SaveMode.Overwrite)
                .partitionBy("shard")
                .option("header", "true")
                .csv(annotated.toString());
        Dataset<Row> videos = known.select("shard", "youtubeId").distinct();
        catalogue
                .segments()
                .join(videos, "youtubeId")
                .repartition(col("shard"), col("youtubeId"))
                .write()
                .mode(SaveMode.Overwrite)
                .partitionBy("shard")
                .parquet(features.toString());
        arrange(folder, annotated, features);
        return new Done(annotations.rows().count(), known.count());
    }

    /** From Spark's folders to those that {@code train} is given. */
    private void arrange(Path folder, Path annotated, Path features) throws BadInputException {
        Storage storage = Storage.of(spark);
        for (Path shard : storage.folders(annotated)) {
            Path to = new Path(folder, shard.getName());
            Path from = new Path(features, shard.getName());
            List<FileStatus> csv = storage.files(new Path(shard, "*.csv").toString(), name -> true);
            storage.with(to, files -> {
                files.delete(to, true);
                files.mkdirs(to);
                Storage.move(files, csv.get(0).getPath(), new Path(to, "annotations.csv"));
                Storage.move(files, from, new Path(to, "features"));
                return to;
            });
            storage.writeText(new Path(to, "features/features.json"), catalogue.description());
        }
        storage.with(folder, files -> files.delete(annotated, true) && files.delete(features, true));
    }
}
