package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.dataset.DatasetJob;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset}: annotations and features as {@code reprise train} reads them. */
@Command(
        name = "dataset",
        aliases = "shards",
        description = {
            "Write annotations and features as `reprise train` reads them, in shards of whole users.",
            "Train on one: reprise train --annotations OUT/shard=0/annotations.csv --features OUT/shard=0/features"
        })
final class DatasetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CATALOGUE", description = "What features made.")
    String folder = "";

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's columns.")
    String annotations = "";

    @Option(names = "--shards", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    int shards = 1;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the shards go.")
    String out = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException {
        try (SparkSession spark = Session.open("dataset")) {
            Storage.of(spark).requireWritable(out);
            DatasetJob.Done done = new DatasetJob(spark, Catalogue.open(spark, folder), shards)
                    .run(Annotations.read(spark, annotations), out);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(done.written() + " of " + done.annotations() + " annotations written: " + out);
        }
        return 0;
    }
}
