package io.reprise.spark.cli;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.Home;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suggest}: ranks videos for the users they are offered to. */
@Command(
        name = "suggest",
        description = {
            "Rank videos of a catalogue for the users they are offered to.",
            "Writes OUT/parquet, and OUT/json: a line a pair, as `reprise suggest --json` prints it. Offers of videos that"
                    + " are not in the catalogue go to OUT/skipped, with the reason where it is known."
        })
final class SuggestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CATALOGUE", description = "What features made.")
    String folder = "";

    @Mixin
    HistoryInput input = new HistoryInput();

    @Mixin
    RankInput ranking = new RankInput();

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Where the answers go.")
    String out = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException {
        input.requireTables();
        RankOptions options = ranking.options();
        RankerSource ranker = ranking.source(Home.ofEnvironment());
        try (SparkSession spark = Session.open("suggest")) {
            Storage.of(spark).requireWritable(out);
            Catalogue catalogue = Catalogue.open(spark, folder);
            HistoryInput.Read read = input.read(spark);
            SuggestJob job = new SuggestJob(spark, catalogue, ranker, options, ranking.broadcastBytes());
            long skipped = skip(catalogue, read.offers());
            long ranked = write(spark, job.run(read.offers(), read.histories()));
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(ranked + " videos ranked, " + skipped + " offers skipped: " + out);
        }
        return 0;
    }

    /** Writes the answers as Parquet, then these as lines of JSON; returns how many there are. */
    private long write(SparkSession spark, Dataset<Row> answers) {
        String parquet = new Path(out, "parquet").toString();
        answers.write().mode(SaveMode.Overwrite).parquet(parquet);
        Dataset<Row> written = spark.read().parquet(parquet);
        written.write()
                .mode(SaveMode.Overwrite)
                .option("ignoreNullFields", "false")
                .json(new Path(out, "json").toString());
        return written.count();
    }

    /** Writes the offers that cannot be ranked and says how many; all of them is a mistake. */
    private long skip(Catalogue catalogue, Dataset<Row> offers) throws BadInputException {
        Dataset<Row> unknown = offers.join(catalogue.videos().select("youtubeId"), "youtubeId", "left_anti");
        Path skipped = new Path(out, "skipped");
        unknown.join(catalogue.failures(), "youtubeId", "left")
                .select(
                        col("user_id"),
                        col("youtubeId"),
                        coalesce(col("reason"), lit("it is not in the catalogue"))
                                .as("reason"))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(skipped.toString());
        long count = unknown.count();
        if (count > 0 && count == offers.count()) {
            throw new DoesNotFitException(
                    "unknown-videos",
                    "none of the " + count + " offered videos is in the catalogue " + folder + "; the first is "
                            + unknown.first().getAs("youtubeId"));
        }
        return count;
    }
}
