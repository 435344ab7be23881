package io.reprise.spark.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import io.reprise.core.error.BadInputException;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.catalogue.Tables;
import io.reprise.spark.suggest.HistoryRows;
import io.reprise.spark.suggest.SuggestJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Suggestions that follow a folder of events (JSON lines): a new or refused highlight ranks the user's open videos again, an
 * offer ranks that video for that user, and nothing else is ranked.
 *
 * <p>Each batch of events is one partition of {@code OUT/events} and of {@code OUT/suggestions}, both overwritten: a batch
 * that is repeated after a kill, which the checkpoint sees to, has the same events and leaves the same answers, so that each
 * event takes effect exactly once. A pair's answer is that of its last batch.
 */
public final class WatchJob {
    /** An event: {@code offer} and {@code withdrawn} open and close a video for a user, the others are of a history. */
    public static final StructType EVENTS = new StructType()
            .add("event", DataTypes.StringType)
            .add("user_id", DataTypes.StringType)
            .add("youtubeId", DataTypes.StringType)
            .add("start", DataTypes.DoubleType)
            .add("end", DataTypes.DoubleType)
            .add("highlight", DataTypes.StringType)
            .add("clip", DataTypes.StringType);

    private static final String BATCH = "batch=";

    private final SparkSession spark;
    private final SuggestJob suggest;
    private final Dataset<Row> before;
    private final Path out;

    /**
     * A job.
     *
     * @param before histories from before all events, {@link HistoryRows#SCHEMA}
     */
    public WatchJob(SparkSession spark, SuggestJob suggest, Dataset<Row> before, String out) throws BadInputException {
        this.spark = spark;
        this.suggest = suggest;
        this.before = before;
        this.out = Storage.path(out);
    }

    /**
     * Starts it.
     *
     * @param events the folder into which files of events are moved
     * @param checkpoint the folder that remembers how far it is
     */
    public StreamingQuery start(String events, String checkpoint, Trigger trigger)
            throws BadInputException, TimeoutException {
        Storage.of(spark).require(events, "folder of events");
        VoidFunction2<Dataset<Row>, Long> batch = this::batch;
        return spark.readStream()
                .schema(EVENTS)
                .json(events)
                .writeStream()
                .option("checkpointLocation", checkpoint)
                .trigger(trigger)
                .foreachBatch(batch)
                .start();
    }

    private void batch(Dataset<Row> events, long id) throws BadInputException {
        events.select(col("*"), Tables.laterPlace(1, "", id))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(new Path(out, "events/" + BATCH + id).toString());
        Dataset<Row> all = events(id);
        Dataset<Row> now = all.filter(col(Tables.PLACE).getField("block").equalTo(id));
        Dataset<Row> highlights = all.filter(col("event").isin(HistoryRows.KINDS.toArray()));
        Dataset<Row> histories = before.unionByName(HistoryRows.of(highlights.withColumnRenamed("event", "kind")));
        suggest.run(affected(all, now), histories)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(new Path(out, "suggestions/" + BATCH + id).toString());
    }

    /** All events up to a batch; there may be later batches of a run that was killed and is repeated. */
    private Dataset<Row> events(long last) throws BadInputException {
        List<String> paths = new ArrayList<>();
        for (Path folder : Storage.of(spark).folders(new Path(out, "events"))) {
            String name = folder.getName();
            if (name.startsWith(BATCH) && Long.parseLong(name.substring(BATCH.length())) <= last) {
                paths.add(folder.toString());
            }
        }
        return spark.read().parquet(paths.toArray(String[]::new));
    }

    /** The open pairs whose user's history changed, or which were offered now. */
    private static Dataset<Row> affected(Dataset<Row> all, Dataset<Row> now) {
        Dataset<Row> open = all.filter(col("event").isin("offer", "withdrawn"))
                .groupBy("user_id", "youtubeId")
                .agg(max(struct(col(Tables.PLACE), col("event")))
                        .getField("event")
                        .as("state"))
                .filter(col("state").equalTo("offer"))
                .select("user_id", "youtubeId");
        Dataset<Row> users =
                now.filter(col("event").isin("highlight", "rejected")).select("user_id");
        Dataset<Row> offered = now.filter(col("event").equalTo("offer")).select("user_id", "youtubeId");
        return open.join(users, "user_id", "left_semi")
                .union(open.join(offered, new String[] {"user_id", "youtubeId"}, "left_semi"))
                .distinct();
    }
}
