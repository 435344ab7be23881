package io.reprise.spark.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.reprise.core.error.BadInputException;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** Times the job {@code suggest} on annotations. */
public final class SuggestTimes {
    private static final double NANOS = 1e9;

    private SuggestTimes() {}

    /**
     * Ranks each user's last video and some others, twice: the first time the Java machine is cold.
     *
     * @param perUser how many videos in all, at least 1
     * @param out where answers go; overwritten
     * @return cores, pairs, seconds cold and warm, pairs a second, and what the tasks of the warm run took
     */
    public static Map<String, Object> of(
            SparkSession spark, Catalogue catalogue, Annotations annotations, int perUser, long broadcast, String out)
            throws BadInputException, TimeoutException {
        Dataset<Row> offers = offers(catalogue, annotations, perUser).persist();
        Dataset<Row> histories = annotations.histories().persist();
        long pairs = offers.count();
        histories.count();
        SuggestJob job = new SuggestJob(
                spark,
                catalogue,
                RankerSource.of("reprise", Path.of("")),
                new RankOptions("uniform:5", 3, 2, 6),
                broadcast);
        double cold = seconds(job, offers, histories, out);
        TaskTotals totals = new TaskTotals();
        spark.sparkContext().addSparkListener(totals);
        double warm = seconds(job, offers, histories, out);
        spark.sparkContext().listenerBus().waitUntilEmpty();
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("cores", spark.sparkContext().defaultParallelism());
        times.put("pairs", pairs);
        times.put("seconds_cold", cold);
        times.put("seconds", warm);
        times.put("pairs_per_second", pairs / warm);
        totals.put(times);
        return times;
    }

    /** The last video, and others picked by hash, the same on every run. */
    private static Dataset<Row> offers(Catalogue catalogue, Annotations annotations, int perUser)
            throws BadInputException {
        Dataset<Row> targets = annotations.targets();
        Dataset<Row> ids = catalogue.videos().select("youtubeId");
        Dataset<Row> users = targets.select("user_id");
        Dataset<Row> others = users.crossJoin(ids)
                .withColumn(
                        "place",
                        functions
                                .row_number()
                                .over(Window.partitionBy("user_id")
                                        .orderBy(xxhash64(col("user_id"), col("youtubeId"), lit("offers")))))
                .filter(col("place").lt(perUser))
                .select("user_id", "youtubeId");
        return targets.union(others).distinct();
    }

    private static double seconds(SuggestJob job, Dataset<Row> offers, Dataset<Row> histories, String out)
            throws BadInputException {
        long start = System.nanoTime();
        job.run(offers, histories).write().mode(SaveMode.Overwrite).parquet(out);
        return (System.nanoTime() - start) / NANOS;
    }
}
