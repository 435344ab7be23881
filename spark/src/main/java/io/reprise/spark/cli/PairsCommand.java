package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.train.Labels;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.dataset.PairsJob;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pairs}: clipped and not clipped segments with their features. */
@Command(
        name = "pairs",
        description =
                "Write pairs of a clipped and a not clipped segment of a user's video with their features, as Parquet.")
final class PairsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CATALOGUE", description = "What features made.")
    String folder = "";

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's columns.")
    String annotations = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the pairs go.")
    String out = "";

    @Option(names = "--pairs", paramLabel = "N", description = "Pairs a user's video (default: ${DEFAULT-VALUE}).")
    int pairs = 16;

    @Option(
            names = "--overlap",
            paramLabel = "PART",
            description = "Part that must be clipped for a positive (default: ${DEFAULT-VALUE}).")
    double overlap = Labels.STANDARD.overlap();

    @Option(names = "--seed", description = "Of the draw (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException {
        Labels labels = new Labels(overlap);
        try (SparkSession spark = Session.open("pairs")) {
            Storage.of(spark).requireWritable(out);
            PairsJob.run(Catalogue.open(spark, folder), Annotations.read(spark, annotations), labels, pairs, seed)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(out);
            long count = spark.read().parquet(out).count();
            Objects.requireNonNull(spec).commandLine().getOut().println(count + " pairs: " + out);
        }
        return 0;
    }
}
