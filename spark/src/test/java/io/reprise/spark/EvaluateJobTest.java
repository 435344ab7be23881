package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.testing.SharedData;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.Prediction;
import io.reprise.learn.data.Predictions;
import io.reprise.learn.data.PredictionsFile;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.VideoScore;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.dataset.EvaluateJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateJobTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theMetricsOfDrawnUsersAreThoseOfTheProduct() throws Exception {
        assertAgrees(DrawnAnnotations.write(folder.resolve("annotations.csv"), 40, 7));
    }

    @Test
    void theMetricsOfPhd2AreThoseOfTheProduct() throws Exception {
        assertAgrees(SharedData.require("phd2/testing.csv"));
    }

    private void assertAgrees(Path annotations) throws Exception {
        Dataset dataset = Phd2Reader.read(annotations);
        Path file = folder.resolve("predictions.jsonl");
        PredictionsFile.write(file, predictions(dataset));
        Predictions read = PredictionsFile.read(file, dataset);
        List<VideoScore> expected = new Evaluator(dataset.targets(), read.segmentSamples())
                .evaluate("own", read::scores)
                .videos();

        SparkSession spark = LocalSpark.session();
        List<VideoScore> found = EvaluateJob.run(
                        spark, Annotations.read(spark, annotations.toString()), file.toString())
                .orderBy("file", "block", "row")
                .collectAsList()
                .stream()
                .map(EvaluateJob::score)
                .toList();

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).userId()).isEqualTo(expected.get(i).userId());
            assertThat(found.get(i).historySize()).isEqualTo(expected.get(i).historySize());
            assertThat(found.get(i).averagePrecision())
                    .isCloseTo(expected.get(i).averagePrecision(), within(1e-9));
            assertThat(found.get(i).nmsd()).isCloseTo(expected.get(i).nmsd(), within(1e-9));
            assertThat(found.get(i).recallAt5()).isCloseTo(expected.get(i).recallAt5(), within(1e-9));
        }
    }

    private static List<Prediction> predictions(Dataset dataset) {
        Random random = new Random(5);
        List<Prediction> all = new ArrayList<>();
        for (DatasetUser user : dataset.targets()) {
            int segments = user.target().orElseThrow().sampled(50).segments();
            all.add(new Prediction(
                    user.id(),
                    user.target().orElseThrow().videoId(),
                    random.doubles(segments).toArray()));
        }
        return all;
    }
}
