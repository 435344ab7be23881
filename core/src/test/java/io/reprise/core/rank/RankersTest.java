package io.reprise.core.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.DoesNotFitException;
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
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankersTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);
    private static final RankableVideo VIDEO = video(SPEC, 1, 0, 0, 1, 1, 1);

    @TempDir
    Path folder;

    @Test
    void similaritiesByHand() throws Exception {
        History history = history(List.of(new float[] {1, 0}, new float[] {3, 4}));
        assertThat(Rankers.load("max-similarity", folder).score(VIDEO, history).total())
                .containsExactly(new double[] {1, 0.8, 7 / (5 * Math.sqrt(2))}, within(1e-9));
        assertThat(Rankers.load("video-mmr", folder).score(VIDEO, history).total())
                .containsExactly(new double[] {0.8, 0.4, 6 / (5 * Math.sqrt(2))}, within(1e-9));
        assertThat(Rankers.load("video-mmr", folder)
                        .score(VIDEO, History.empty(SPEC))
                        .order())
                .containsExactly(0, 1, 2);
    }

    @Test
    void svmDWeighsTheSortedSimilarities() {
        Model model = model("svm-d", Map.of("k", "3"), Map.of("weight", Tensor.of(new float[] {2, 1, 5})));
        History history = history(List.of(new float[] {0, 2}, new float[] {1, 0}));
        assertThat(Rankers.of(model).score(VIDEO, history).total())
                .containsExactly(new double[] {2, 2, 3 / Math.sqrt(2)}, within(1e-6));
    }

    @Test
    void networkByHand() {
        Ranker ranker = Rankers.of(network("phd-ca", ""));
        // inputs (x, mean of the history) = (x1, x2, 2, 1); hidden: relu(x1 - 2), relu(x2 + 1 + 0.5); score: -a + 2b
        History history = history(List.of(new float[] {1, 2}, new float[] {3, 0}));
        assertThat(ranker.score(VIDEO, history).total()).containsExactly(new double[] {3, 5, 5}, within(1e-6));
        assertThat(ranker.score(video(SPEC, 7, 0), history).total()).containsExactly(new double[] {-2}, within(1e-6));
    }

    @Test
    void phdAddsTheTwoWithItsWeight() {
        Map<String, String> parameters = new HashMap<>(Map.of("svm-d.k", "1"));
        Map<String, Tensor> tensors = new HashMap<>();
        Model network = network("phd", "phd-ca.");
        parameters.putAll(network.info().hyperParameters());
        tensors.putAll(network.tensors());
        tensors.put("svm-d.weight", Tensor.of(new float[] {1}));
        tensors.put("fusion.weight", Tensor.of(0.5));
        Scores scores =
                Rankers.of(model("phd", parameters, tensors)).score(VIDEO, history(List.of(new float[] {2, 1})));
        double root = Math.sqrt(5);
        assertThat(scores.total()[0]).isCloseTo(3 + 0.5 * 2 / root, within(1e-6));
        assertThat(scores.parts())
                .hasEntrySatisfying("similarity", part -> assertThat(part[1]).isCloseTo(0.5 / root, within(1e-6)));
    }

    @Test
    void residualLearnsWhatThisPersonClips() {
        Map<String, String> parameters = new HashMap<>(Map.of("cost_milli", "1000"));
        parameters.putAll(Map.of(
                "generic.features", "true", "generic.history", "none", "generic.cues", "none", "generic.hidden", ""));
        Ranker ranker = Rankers.of(model(
                "residual",
                parameters,
                Map.of(
                        "generic.input.mean", Tensor.of(new float[2]),
                        "generic.input.scale", Tensor.of(new float[] {1, 1}),
                        "generic.mlp.0.weight", Tensor.of(2, 1, new float[] {1, -1}),
                        "generic.mlp.0.bias", Tensor.of(new float[1]))));
        History plain = history(List.of(new float[] {0, 1}));
        assertThat(ranker.score(VIDEO, plain).order()).as("generic").containsExactly(0, 2, 1);
        Highlight highlight = new Highlight(
                "h", new float[] {0, 1}, OptionalDouble.empty(), Optional.of(new Origin("v", new TimeRange(0, 1))));
        FeatureMatrix left = FeatureMatrix.of(2, 2, new float[] {1, 0, 0.8f, 0.1f});
        SourceVideo source = new SourceVideo("v", FeatureStatistics.of(SPEC, left), left);
        History own = new History(SPEC, List.of(highlight), List.of(source), List.of());
        assertThat(ranker.score(VIDEO, own).order()[0])
                .as("clips the second dimension")
                .isEqualTo(1);
    }

    @Test
    void refusesOtherEncodersAndMissingModels() {
        RankableVideo other = video(FeatureSpec.single("other/1", 2), 1, 2);
        assertThatThrownBy(() -> Rankers.of(network("phd-ca", "")).score(other, History.empty(other.spec())))
                .isInstanceOf(SpecMismatchException.class)
                .hasMessageContaining("other/1");
        for (String untrained : List.of("max-similarity", "video-mmr", "centred-mean")) {
            assertThatThrownBy(() -> Rankers.load(untrained, folder).score(VIDEO, History.empty(other.spec())))
                    .isInstanceOf(SpecMismatchException.class);
        }
        Model svm = model("svm-d", Map.of("k", "1"), Map.of("weight", Tensor.of(new float[] {2})));
        assertThatThrownBy(() -> Rankers.of(svm).score(other, History.empty(other.spec())))
                .isInstanceOf(SpecMismatchException.class);
        assertThat(Rankers.of(svm).name()).isEqualTo("svm-d/1");
        assertThatThrownBy(() -> Rankers.load("phd", folder))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("needs a model trained");
        assertThatThrownBy(() -> Rankers.load("none", folder)).hasMessageContaining("video-mmr");
        assertThatThrownBy(() -> Rankers.load("./no.safetensors", folder)).isInstanceOf(DoesNotFitException.class);
    }

    @Test
    void refusesModelsThatDoNotFitTheirKind() {
        assertThatThrownBy(() -> Rankers.of(model("phd-ca", Map.of(), Map.of())))
                .isInstanceOf(DoesNotFitException.class);
        Map<String, String> odd = Map.of("features", "true", "history", "none", "cues", "none", "hidden", "9999999999");
        assertThatThrownBy(() -> Rankers.of(model("video2gif", odd, Map.of()))).isInstanceOf(DoesNotFitException.class);
        assertThatThrownBy(() -> Rankers.of(model("earliest", Map.of(), Map.of())))
                .hasMessageContaining("takes no model");
    }

    @Test
    void everyRankerThatNeedsNoTrainingLoadsByItsName() throws Exception {
        for (RankerName name : RankerName.values()) {
            if (name == RankerName.ORACLE) {
                assertThatThrownBy(() -> Rankers.load("oracle", folder)).hasMessageContaining("benchmark phd2 only");
            } else if (name.trained()) {
                assertThatThrownBy(() -> Rankers.load(name.id(), folder)).hasMessageContaining("needs a model trained");
            } else {
                Ranker ranker = Rankers.load(name.id(), folder);
                assertThat(ranker.name()).startsWith(name.id() + "/");
                assertThat(ranker.score(VIDEO, History.empty(SPEC)).total()).hasSize(3);
            }
        }
    }

    @Test
    void theShippedPositionPriorTellsPlacesApart() throws Exception {
        double[] scores = Rankers.load("position", folder)
                .score(VIDEO, History.empty(SPEC))
                .total();
        assertThat(Arrays.stream(scores).max().orElseThrow()
                        - Arrays.stream(scores).min().orElseThrow())
                .as("by more than the tie-break")
                .isGreaterThan(.01);
    }

    @Test
    void loadsAModelsFile() throws Exception {
        Path file = folder.resolve("phd-ca.safetensors");
        network("phd-ca", "").write(file);
        assertThat(Rankers.load(file.toString(), folder).name()).isEqualTo("phd-ca/1");
        assertThat(Rankers.load("phd-ca", folder).name()).isEqualTo("phd-ca/1");
    }

    private static Model network(String kind, String prefix) {
        Map<String, String> parameters = Map.of(
                prefix + "features",
                "true",
                prefix + "history",
                "mean",
                prefix + "cues",
                "none",
                prefix + "hidden",
                "2");
        return model(
                kind,
                parameters,
                Map.of(
                        prefix + "input.mean", Tensor.of(new float[2]),
                        prefix + "input.scale", Tensor.of(new float[] {1, 1}),
                        prefix + "mlp.0.weight", Tensor.of(4, 2, new float[] {1, 0, 0, 1, -1, 0, 0, 1}),
                        prefix + "mlp.0.bias", Tensor.of(new float[] {0, 0.5f}),
                        prefix + "mlp.1.weight", Tensor.of(2, 1, new float[] {-1, 2}),
                        prefix + "mlp.1.bias", Tensor.of(new float[] {0})));
    }

    private static Model model(String kind, Map<String, String> parameters, Map<String, Tensor> tensors) {
        return new Model(new ModelInfo(kind, SPEC, parameters, "00", 1, Map.of(), Instant.EPOCH), tensors);
    }

    private static History history(List<float[]> features) {
        return History.of(
                SPEC,
                features.stream()
                        .map(f -> new Highlight("h", f, OptionalDouble.empty()))
                        .toList());
    }

    private static RankableVideo video(FeatureSpec spec, float... values) {
        int rows = values.length / 2;
        return new RankableVideo(
                rows,
                new UniformSegmenter(1).segment(rows, new long[0]),
                spec,
                FeatureMatrix.of(rows, 2, values),
                List.of());
    }
}
