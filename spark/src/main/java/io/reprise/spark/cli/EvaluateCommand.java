package io.reprise.spark.cli;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nanvl;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reprise.core.error.BadInputException;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.evaluate.VideoScore;
import io.reprise.spark.catalogue.Storage;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.dataset.EvaluateJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: the metrics of {@code reprise evaluate}, at scale. */
@Command(
        name = "evaluate",
        description = {
            "Metrics of predictions: mAP, nMSD, Recall@5, as `reprise evaluate` computes them, as one line of JSON.",
            "Up to " + EvaluateCommand.MOST_RESAMPLED + " targets with the same bootstrap intervals; beyond without."
        })
final class EvaluateCommand implements Callable<Integer> {
    /** Targets whose metrics are brought to the driver for the bootstrap; 10,000 resamples of more take too long. */
    static final int MOST_RESAMPLED = 100_000;

    @Option(names = "--annotations", required = true, paramLabel = "CSV", description = "PHD2's columns.")
    String annotations = "";

    @Option(names = "--predictions", required = true, paramLabel = "JSONL", description = "A JSON object a target.")
    String predictions = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Write every target's metrics there, as Parquet.")
    @Nullable
    String out;

    @Option(names = "--seed", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws BadInputException, IOException {
        try (SparkSession spark = Session.open("evaluate")) {
            if (out != null) {
                Storage.of(spark).requireWritable(out);
            }
            Dataset<Row> scores = EvaluateJob.run(spark, Annotations.read(spark, annotations), predictions)
                    .persist();
            Row all = scores.agg(count(lit(1)), min("segment_samples"), max("segment_samples"))
                    .first();
            if (all.getLong(0) == 0) {
                throw new BadInputException("no-targets", annotations + " has no user with a last video to measure on");
            }
            if (all.getInt(1) != all.getInt(2)) {
                throw new BadInputException("bad-row", predictions + " has segments of several lengths");
            }
            if (out != null) {
                scores.drop("file", "block", "row")
                        .write()
                        .mode(SaveMode.Overwrite)
                        .parquet(out);
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("videos", all.getLong(0));
            document.put("rows", all.getLong(0) <= MOST_RESAMPLED ? resampled(scores) : List.of(means(scores)));
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(new ObjectMapper().writeValueAsString(document));
        }
        return 0;
    }

    private List<Map<String, Object>> resampled(Dataset<Row> scores) {
        List<VideoScore> videos = scores.orderBy("file", "block", "row").collectAsList().stream()
                .map(EvaluateJob::score)
                .toList();
        return Results.of(predictions, List.of(new Evaluation(name(), videos)), seed)
                .json();
    }

    private Map<String, Object> means(Dataset<Row> scores) {
        Row means = scores.agg(avg("ap"), avg(nanvl(col("nmsd"), lit(null))), avg("recall_at_5"))
                .first();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ranker", name());
        row.put(Metric.MAP.key(), means.get(0));
        row.put(Metric.NMSD.key(), means.get(1));
        row.put(Metric.RECALL_AT_5.key(), means.get(2));
        return row;
    }

    private String name() {
        return new Path(predictions).getName().replaceFirst("\\.[^.]*$", "");
    }
}
