package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.home.Home;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.stream.WatchJob;
import io.reprise.spark.suggest.HistoryRows;
import io.reprise.spark.suggest.SuggestJob;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch}: keeps suggestions up to date with a folder of events. */
@Command(
        name = "watch",
        description = {
            "Follow a folder of events (files of JSON lines, moved in whole) and rank what they change.",
            "{\"event\": \"offer\", \"user_id\": \"u\", \"youtubeId\": \"v\"} ranks that video for that user until it is"
                    + " \"withdrawn\"; \"highlight\" and \"rejected\" (with start, end or clip) rank the user's open videos"
                    + " again. Answers: OUT/suggestions/batch=N. Each event counts exactly once, also after a kill."
        })
final class WatchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CATALOGUE", description = "What features made.")
    String folder = "";

    @Option(names = "--events", required = true, paramLabel = "DIR", description = "Where events arrive.")
    String events = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Events and answers, batch by batch.")
    String out = "";

    @Option(names = "--checkpoint", required = true, paramLabel = "DIR", description = "How far it is.")
    String checkpoint = "";

    @Option(names = "--histories", paramLabel = "TABLE", description = "What users made before all events.")
    @Nullable
    String histories;

    @Option(names = "--every", paramLabel = "S", description = "Seconds between batches (default: ${DEFAULT-VALUE}).")
    int everySeconds = 10;

    @Option(names = "--once", description = "Work on what is there, and end.")
    boolean once;

    @Mixin
    RankInput ranking = new RankInput();

    @Override
    public Integer call() throws BadInputException, IOException, TimeoutException, StreamingQueryException {
        Trigger trigger = once ? Trigger.AvailableNow() : Trigger.ProcessingTime(everySeconds + " seconds");
        try (SparkSession spark = Session.open("watch")) {
            Storage.of(spark).requireWritable(out);
            Storage.of(spark).requireWritable(checkpoint);
            Catalogue catalogue = Catalogue.open(spark, folder);
            Dataset<Row> before = histories == null
                    ? spark.createDataFrame(List.of(), HistoryRows.SCHEMA)
                    : HistoryRows.read(spark, histories);
            SuggestJob suggest = new SuggestJob(
                    spark,
                    catalogue,
                    ranking.source(Home.ofEnvironment()),
                    ranking.options(),
                    ranking.broadcastBytes());
            new WatchJob(spark, suggest, before, out)
                    .start(events, checkpoint, trigger)
                    .awaitTermination();
        }
        return 0;
    }
}
