package io.reprise.spark.cli;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reprise.core.error.BadInputException;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.measure.DrawnCatalogue;
import io.reprise.spark.measure.SuggestTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code measure}: what {@code suggest} takes on a data set's shape, with drawn features. */
@Command(
        name = "measure",
        description = {
            "Draw a catalogue of a data set's shape and time suggest on it, on one core, two, ..; prints a JSON line each.",
            "Every user is offered the last video and some others; histories are the user's other videos."
        })
final class MeasureCommand implements Callable<Integer> {
    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's columns.")
    String annotations = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The drawn catalogue; kept for next time.")
    String out = "";

    @Option(names = "--dim", paramLabel = "N", description = "Dimensions (default: ${DEFAULT-VALUE}).")
    int dim = 128;

    @Option(names = "--offers", paramLabel = "N", description = "Videos a user (default: ${DEFAULT-VALUE}).")
    int offers = 20;

    @Option(names = "--cores", split = ",", paramLabel = "N", description = "Cores to time (default: 1,2).")
    List<Integer> cores = new ArrayList<>(List.of(1, 2));

    @Option(names = "--broadcast", paramLabel = "SIZE", description = "As of suggest; 0MB joins (default: 4GiB).")
    String broadcast = "4GiB";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException, TimeoutException {
        Catalogue drawn;
        try (SparkSession spark = Session.open("measure")) {
            drawn = DrawnCatalogue.of(
                    spark, out, Annotations.read(spark, annotations).rows(), dim);
            tell(size(drawn));
        }
        RankInput rank = new RankInput();
        rank.broadcast = broadcast;
        for (int count : cores) {
            SparkConf conf = new SparkConf()
                    .setAppName("measure")
                    .setMaster("local[" + count + "]")
                    .set("spark.ui.enabled", "false");
            try (SparkSession spark = Session.open(conf)) {
                tell(SuggestTimes.of(
                        spark,
                        Catalogue.open(spark, out),
                        Annotations.read(spark, annotations),
                        offers,
                        rank.broadcastBytes(),
                        new Path(out, "answers").toString()));
            }
        }
        return 0;
    }

    private static Map<String, Object> size(Catalogue catalogue) throws BadInputException {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("videos", catalogue.videos().count());
        size.put("segments", catalogue.segments().select(col("segment")).count());
        size.put("dim", catalogue.spec().dim());
        return size;
    }

    private void tell(Map<String, Object> line) throws IOException {
        Objects.requireNonNull(spec).commandLine().getOut().println(new ObjectMapper().writeValueAsString(line));
    }
}
