package io.reprise.core.rank.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rankers on an SVM over standardised features: (x - 1, y - 2) times (2, 4); the generic score is x' - y'. */
class ResidualRankerTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);
    private static final RankableVideo VIDEO = new RankableVideo(
            3,
            new UniformSegmenter(1).segment(3, new long[0]),
            SPEC,
            FeatureMatrix.of(3, 2, new float[] {1, 2, 2, 2, 1, 3}),
            List.of());

    private static Model model(String kind, Map<String, String> parameters, Map<String, Tensor> tensors) {
        return new Model(new ModelInfo(kind, SPEC, parameters, "00", 1, Map.of(), Instant.EPOCH), tensors);
    }

    private static ResidualRanker residual(String costMilli) {
        return new ResidualRanker(model(
                "residual",
                Map.of(
                        "cost_milli",
                        costMilli,
                        "generic.features",
                        "true",
                        "generic.history",
                        "none",
                        "generic.cues",
                        "none",
                        "generic.hidden",
                        ""),
                Map.of(
                        "generic.input.mean", Tensor.of(new float[] {1, 2}),
                        "generic.input.scale", Tensor.of(new float[] {2, 4}),
                        "generic.mlp.0.weight", Tensor.of(2, 1, new float[] {1, -1}),
                        "generic.mlp.0.bias", Tensor.of(new float[1]))));
    }

    private static Highlight highlight(float x, float y, String video) {
        Optional<Origin> origin =
                video.isEmpty() ? Optional.empty() : Optional.of(new Origin(video, new TimeRange(0, 1)));
        return new Highlight("h", new float[] {x, y}, OptionalDouble.empty(), origin);
    }

    private static SourceVideo source(String id, float... rest) {
        FeatureMatrix rows = FeatureMatrix.of(rest.length / 2, 2, rest);
        return new SourceVideo(id, FeatureStatistics.of(SPEC, rows), rows);
    }

    /** What the SVM sees of a vector. */
    private static float[] input(float x, float y) {
        float first = 2 * (x - 1);
        float second = 4 * (y - 2);
        return new float[] {first / (float) Math.sqrt(2), second / (float) Math.sqrt(2), first - second};
    }

    private static float[] minus(float[] a, float[] b) {
        return new float[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] scores(float[] w) {
        double[] scores = new double[3];
        for (int s = 0; s < 3; s++) {
            float[] input = input(VIDEO.features().get(s, 0), VIDEO.features().get(s, 1));
            scores[s] = (double) w[0] * input[0] + (double) w[1] * input[1] + (double) w[2] * input[2];
        }
        return scores;
    }

    @Test
    void highlightsAreSetAgainstTheRestOfTheirOwnVideo() {
        History history = new History(
                SPEC,
                List.of(highlight(1, 1, "a"), highlight(5, 5, ""), highlight(3, 0, "b"), highlight(7, 7, "none")),
                List.of(source("a", 0, 1, 2, 2), source("b", 1, 0), source("unused", 9, 9)),
                List.of());
        float[][] differences = {
            minus(input(1, 1), input(0, 1)), minus(input(1, 1), input(2, 2)), minus(input(3, 0), input(1, 0))
        };
        for (String milli : List.of("10", "1000")) {
            SvmOptions options = new SvmOptions(Integer.parseInt(milli) / 1000., true, .1, 200, 1);
            assertThat(residual(milli).score(VIDEO, history).total())
                    .as("C = %s / 1000", milli)
                    .containsExactly(scores(RankingSvm.fit(differences, options)), within(1e-5));
        }
        assertThat(residual("10").name()).isEqualTo("residual/1");
    }

    @Test
    void withoutSourcesItIsTheGenericNetwork() {
        History loose = History.of(SPEC, List.of(highlight(1, 1, "a")));
        assertThat(residual("10").score(VIDEO, loose).total()).containsExactly(0, 2, -4);
    }

    @Test
    void ofMoreThanThreeThousandPairsEveryMthIsTaken() {
        Random random = new Random(1);
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        List<float[]> all = new ArrayList<>();
        float[] rest = new float[128];
        for (int v = 0; v < 47; v++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = (float) random.nextGaussian();
            }
            sources.add(source("v" + v, rest.clone()));
            float x = 1 + (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            highlights.add(highlight(x, y, "v" + v));
            for (int i = 0; i < rest.length; i += 2) {
                all.add(minus(input(x, y), input(rest[i], rest[i + 1])));
            }
        }
        // 3,008 pairs
        float[][] second = new float[all.size() / 2][];
        for (int i = 0; i < second.length; i++) {
            second[i] = all.get(2 * i);
        }
        SvmOptions options = new SvmOptions(.01, true, .1, 200, 1);
        assertThat(residual("10")
                        .score(VIDEO, new History(SPEC, highlights, sources, List.of()))
                        .total())
                .containsExactly(scores(RankingSvm.fit(second, options)), within(1e-4));
    }

    @Test
    void theHighlightSvmWeighsStandardisedFeatures() {
        HighlightSvmRanker ranker = new HighlightSvmRanker(model(
                "highlight-svm",
                Map.of(),
                Map.of(
                        "input.mean", Tensor.of(new float[] {1, 2}),
                        "input.scale", Tensor.of(new float[] {2, 4}),
                        "weight", Tensor.of(new float[] {10, 1}))));
        assertThat(ranker.score(VIDEO, History.empty(SPEC)).total()).containsExactly(0, 20, 4);
        assertThat(ranker.name()).isEqualTo("highlight-svm/1");
        FeatureSpec other = FeatureSpec.single("other/1", 2);
        assertThatThrownBy(() -> ranker.score(VIDEO, History.empty(other))).isInstanceOf(SpecMismatchException.class);
    }
}
