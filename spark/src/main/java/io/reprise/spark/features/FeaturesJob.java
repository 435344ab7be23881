package io.reprise.spark.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.home.Home;
import io.reprise.spark.catalogue.Catalogue;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Analyses the videos that a catalogue lacks, wave after wave in the order of their ids: a wave is analysed, then
 * committed, so that a run that is killed loses one wave at most.
 */
public final class FeaturesJob {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final FeatureOptions options;
    private final Consumer<String> progress;
    private final Broadcast<SerializableConfiguration> configuration;

    /**
     * Gets ready; sends the encoder to the executors.
     *
     * @param home the driver's, whose store has the encoder
     * @param progress receives a line a wave
     */
    public FeaturesJob(
            SparkSession spark, Catalogue catalogue, FeatureOptions options, Home home, Consumer<String> progress)
            throws BadInputException {
        this.spark = spark;
        this.catalogue = catalogue;
        this.options = options;
        this.progress = progress;
        ExecutorHome.send(spark, home, options.encoder());
        this.configuration = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    }

    /**
     * What an encoder's features are; loads nothing.
     *
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder in the home
     */
    public static FeatureSpec spec(Home home, String encoder) throws BadInputException {
        try (Encoder found = ExecutorHome.encoder(home, encoder)) {
            return found.spec();
        }
    }

    /**
     * What a run came to.
     *
     * @param done videos analysed
     * @param known videos that were in the catalogue already, or had failed before
     * @param failed videos that cannot be used
     */
    public record Done(long done, long known, long failed) {}

    /**
     * Analyses.
     *
     * @param videos {@code youtubeId, path}, each id once
     * @param again whether videos that failed before are tried again
     */
    public Done run(Dataset<Row> videos, boolean again) throws BadInputException {
        Dataset<Row> known = catalogue.videos().select("youtubeId");
        Dataset<Row> excluded = again ? known : known.union(catalogue.failures().select("youtubeId"));
        Dataset<Row> todo = videos.join(excluded, "youtubeId", "left_anti").persist(StorageLevel.DISK_ONLY());
        long all = todo.count();
        Done sum = new Done(0, videos.count() - all, 0);
        String last = "";
        while (sum.done() + sum.failed() < all) {
            Dataset<Row> wave =
                    todo.filter(col("youtubeId").gt(last)).orderBy("youtubeId").limit(options.wave());
            Dataset<Row> outcomes = analyse(wave).persist(StorageLevel.DISK_ONLY());
            Row counts = outcomes.agg(max("youtubeId"), count(lit(1)), count(col("reason")))
                    .first();
            catalogue.add(outcomes);
            outcomes.unpersist();
            last = counts.getString(0);
            sum = new Done(
                    sum.done() + counts.getLong(1) - counts.getLong(2), sum.known(), sum.failed() + counts.getLong(2));
            progress.accept((sum.done() + sum.failed()) + " of " + all + " videos, " + sum.failed() + " failed");
        }
        todo.unpersist();
        return sum;
    }

    private Dataset<Row> analyse(Dataset<Row> wave) {
        int tasks = Math.max(1, spark.sparkContext().defaultParallelism() * options.tasksOfCore());
        return wave.repartition(Math.min(tasks, options.wave()), col("youtubeId"))
                .sortWithinPartitions("youtubeId")
                .mapPartitions(new AnalyseVideos(options, configuration), Encoders.row(Catalogue.OUTCOMES));
    }
}
