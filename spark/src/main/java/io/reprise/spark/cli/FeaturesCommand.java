package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.time.Micros;
import io.reprise.engine.home.Home;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.features.FeatureOptions;
import io.reprise.spark.features.FeaturesJob;
import io.reprise.spark.features.VideoList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code features}: analyses videos into a catalogue. */
@Command(
        name = "features",
        description = {
            "Analyse videos of any file system that Hadoop knows into a catalogue.",
            "What is in the catalogue already is not analysed again. A bad video is a row in the catalogue's failures, and"
                    + " never stops the others."
        })
final class FeaturesCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "VIDEO", description = "Files, folders or patterns such as s3a://b/*.mp4.")
    List<String> videos = new ArrayList<>();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "Instead: a line a video, PATH, or ID, a tab and PATH.")
    @Nullable
    String list;

    @Option(names = "--out", required = true, paramLabel = "CATALOGUE", description = "The catalogue.")
    String out = "";

    @Option(names = "--encoder", paramLabel = "E", description = "What looks (default: ${DEFAULT-VALUE}).")
    String encoder = FeatureOptions.DEFAULT.encoder();

    @Option(
            names = "--segment-seconds",
            paramLabel = "S",
            description = "Segments of the table `features`, which train reads (default: ${DEFAULT-VALUE}).")
    double segmentSeconds = 5;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of a video (default: ${DEFAULT-VALUE}).")
    int threads = FeatureOptions.DEFAULT.threads();

    @Option(names = "--minutes", paramLabel = "N", description = "Most time for a video (default: ${DEFAULT-VALUE}).")
    int minutes = FeatureOptions.DEFAULT.minutes();

    @Option(
            names = "--memory-mb",
            paramLabel = "N",
            description = "Most memory of a video (default: ${DEFAULT-VALUE}).")
    int memoryMegabytes = FeatureOptions.DEFAULT.memoryMegabytes();

    @Option(names = "--wave", paramLabel = "N", description = "Videos committed together (default: ${DEFAULT-VALUE}).")
    int wave = FeatureOptions.DEFAULT.wave();

    @Option(names = "--again", description = "Try the videos again that failed before.")
    boolean again;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException {
        if (videos.isEmpty() == (list == null)) {
            throw new InvalidValueException("list", "features needs videos, or --list instead");
        }
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Home home = Home.ofEnvironment();
        FeatureOptions options = new FeatureOptions(
                encoder, threads, minutes, memoryMegabytes, wave, FeatureOptions.DEFAULT.tasksOfCore());
        try (SparkSession spark = Session.open("features")) {
            Dataset<Row> wanted = list == null ? VideoList.of(spark, videos) : VideoList.read(spark, list);
            Catalogue catalogue =
                    Catalogue.begin(spark, out, FeaturesJob.spec(home, encoder), Micros.ofSeconds(segmentSeconds));
            FeaturesJob.Done done =
                    new FeaturesJob(spark, catalogue, options, home, line.getErr()::println).run(wanted, again);
            line.getOut()
                    .println(done.done() + " analysed, " + done.known() + " there already, " + done.failed()
                            + " failed: " + out);
        }
        return 0;
    }
}
