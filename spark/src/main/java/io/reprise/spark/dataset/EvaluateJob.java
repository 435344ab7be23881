package io.reprise.spark.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Duplicates;
import io.reprise.learn.data.Predictions;
import io.reprise.learn.data.PredictionsFile;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.VideoScore;
import io.reprise.spark.catalogue.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Metrics of predictions (JSON lines) for every user's target video: each user's rows and lines meet in one task. */
public final class EvaluateJob {
    /** The columns, in the order of the annotations' users. */
    public static final StructType SCHEMA = new StructType()
            .add("file", DataTypes.StringType)
            .add("block", DataTypes.LongType)
            .add("row", DataTypes.LongType)
            .add("user_id", DataTypes.StringType)
            .add("youtubeId", DataTypes.StringType)
            .add("history", DataTypes.IntegerType)
            .add("segment_samples", DataTypes.IntegerType)
            .add("ap", DataTypes.DoubleType)
            .add("nmsd", DataTypes.DoubleType)
            .add("recall_at_5", DataTypes.DoubleType);

    private EvaluateJob() {}

    /**
     * The metrics of every target video, {@link #SCHEMA}.
     *
     * @throws BadInputException if a file cannot be read
     */
    public static Dataset<Row> run(SparkSession spark, Annotations annotations, String predictions)
            throws BadInputException {
        Storage.of(spark).require(predictions, "file of predictions");
        Dataset<Row> lines = spark.read()
                .text(predictions)
                .filter(trim(col("value")).notEqual(""))
                .select(
                        coalesce(trim(get_json_object(col("value"), "$.user_id")), lit(""))
                                .as("user_id"),
                        col("value"));
        MapFunction<Row, String> user = row -> row.getAs("user_id");
        KeyValueGroupedDataset<String, Row> byUser = lines.groupByKey(user, Encoders.STRING());
        CoGroupFunction<String, Row, Row, Row> measure = EvaluateJob::measure;
        return annotations.byUser().cogroup(byUser, measure, Encoders.row(SCHEMA));
    }

    private static Iterator<Row> measure(String id, Iterator<Row> annotated, Iterator<Row> predicted)
            throws BadInputException {
        List<Row> rows = new ArrayList<>();
        annotated.forEachRemaining(rows::add);
        List<String> lines = new ArrayList<>();
        predicted.forEachRemaining(row -> lines.add(row.getAs("value")));
        List<DatasetUser> users =
                rows.isEmpty() ? List.of() : List.of(Annotations.user(rows.iterator(), Duplicates.REFUSE));
        io.reprise.learn.data.Dataset one = new io.reprise.learn.data.Dataset(users, "");
        Predictions read = PredictionsFile.read("the predictions for user '" + id + "'", lines.iterator(), one);
        if (one.targets().isEmpty()) {
            return Collections.emptyIterator();
        }
        VideoScore score = new Evaluator(one.targets(), read.segmentSamples())
                .evaluate("", read::scores)
                .videos()
                .get(0);
        Annotations.Place first = rows.stream()
                .map(Annotations::place)
                .min(Annotations.Place::compareTo)
                .orElseThrow();
        return List.of(RowFactory.create(
                        first.file(),
                        first.block(),
                        first.row(),
                        score.userId(),
                        score.videoId(),
                        score.historySize(),
                        read.segmentSamples(),
                        score.averagePrecision(),
                        score.nmsd(),
                        score.recallAt5()))
                .iterator();
    }

    /** A row of {@link #SCHEMA} as the product's value. */
    public static VideoScore score(Row row) {
        return new VideoScore(
                row.getAs("user_id"),
                row.getAs("youtubeId"),
                row.<Integer>getAs("history"),
                row.<Double>getAs("ap"),
                row.<Double>getAs("nmsd"),
                row.<Double>getAs("recall_at_5"));
    }
}
