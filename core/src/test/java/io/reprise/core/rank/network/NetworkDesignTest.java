package io.reprise.core.rank.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.network.Mlp.Layer;
import io.reprise.core.segment.UniformSegmenter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkDesignTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);

    private static NetworkDesign hidden(Integer... units) {
        return new NetworkDesign(true, HistoryEncoding.NONE, CueSet.NONE, List.of(units));
    }

    private static Model model(Map<String, String> parameters, Map<String, Tensor> tensors) {
        return new Model(new ModelInfo("video2gif", SPEC, parameters, "00", 1, Map.of(), Instant.EPOCH), tensors);
    }

    @Test
    void hiddenLayersAtTheirLimits() {
        assertThat(hidden(1, 65_536).hidden()).containsExactly(1, 65_536);
        assertThat(hidden(Collections.nCopies(8, 4).toArray(Integer[]::new)).hidden())
                .hasSize(8);
        for (Integer[] bad :
                new Integer[][] {{0}, {65_537}, Collections.nCopies(9, 4).toArray(Integer[]::new)}) {
            assertThatThrownBy(() -> hidden(bad)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void withoutFeaturesThereAreCuesAndNoHistory() {
        CueSet cues = CueSet.SIMILARITIES;
        NetworkDesign alone = new NetworkDesign(false, HistoryEncoding.NONE, cues, List.of());
        assertThat(alone.inputs(100)).isEqualTo(20);
        assertThat(alone.specFor(SPEC)).isEqualTo(FeatureSpec.single("any", 1));
        assertThatThrownBy(() -> new NetworkDesign(false, HistoryEncoding.NONE, CueSet.NONE, List.of()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new NetworkDesign(false, HistoryEncoding.MEAN, cues, List.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void inputsAreFeaturesHistoryAndCues() {
        assertThat(NetworkDesign.VIDEO2GIF.inputs(100)).isEqualTo(100);
        assertThat(NetworkDesign.PHD_CA.inputs(100)).isEqualTo(200);
        assertThat(NetworkDesign.PHD_CA.specFor(SPEC)).isEqualTo(SPEC);
        assertThat(new NetworkDesign(true, HistoryEncoding.MEAN, CueSet.SIMILARITIES, List.of()).inputs(100))
                .isEqualTo(220);
    }

    @Test
    void aModelSaysItsDesign() {
        for (NetworkDesign design : List.of(
                NetworkDesign.PHD_CA,
                hidden(),
                new NetworkDesign(false, HistoryEncoding.NONE, CueSet.SIMILARITIES, List.of(7)))) {
            assertThat(NetworkDesign.of(model(design.describe("a."), Map.of()), "a."))
                    .isEqualTo(design);
        }
        assertThat(NetworkDesign.PHD_CA.describe("")).containsEntry("hidden", "512-64");
        for (String odd : List.of("12-", "-12", "x", "0")) {
            Map<String, String> parameters = hidden().describe("");
            parameters.put("hidden", odd);
            assertThatThrownBy(() -> NetworkDesign.of(model(parameters, Map.of()), ""))
                    .isInstanceOf(DoesNotFitException.class);
        }
        assertThatThrownBy(() -> CueSet.of("colours")).hasMessageContaining("none, similarities");
    }

    private static float[] random(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** One row through the layers, plainly. */
    private static double plain(List<Layer> layers, float[] input) {
        double[] x = IntStream.range(0, input.length).mapToDouble(i -> input[i]).toArray();
        for (int number = 0; number < layers.size(); number++) {
            Layer layer = layers.get(number);
            double[] y = new double[layer.outputs()];
            for (int o = 0; o < y.length; o++) {
                y[o] = layer.bias()[o];
                for (int i = 0; i < x.length; i++) {
                    double seen = number == 0 ? x[i] : Math.max(0, x[i]);
                    y[o] += seen * layer.weight()[i * y.length + o];
                }
            }
            x = y;
        }
        return x[0];
    }

    @Test
    void aNetworkAgreesWithAPlainOne() {
        Random random = new Random(1);
        List<Layer> layers = List.of(
                new Layer(5, 4, random(20, random), random(4, random)),
                new Layer(4, 3, random(12, random), random(3, random)),
                new Layer(3, 1, random(3, random), random(1, random)));
        FeatureMatrix own = FeatureMatrix.of(6, 3, random(18, random));
        FeatureMatrix shared = FeatureMatrix.of(1, 2, random(2, random));
        double[] scores = new Mlp(layers).score(6, List.of(own, shared));
        assertThat(scores).hasSize(6);
        for (int row = 0; row < 6; row++) {
            float[] input = Arrays.copyOf(own.row(row), 5);
            System.arraycopy(shared.values(), 0, input, 3, 2);
            assertThat(scores[row]).as("row %d", row).isCloseTo(plain(layers, input), within(1e-5));
        }
    }

    @Test
    void cuesAreTheSortedSimilaritiesStandardised() {
        float[] mean = new float[20];
        float[] scale = new float[20];
        float[] weights = new float[20];
        Arrays.fill(scale, 2);
        mean[0] = .5f;
        weights[0] = 1;
        weights[1] = 10;
        NetworkDesign design = new NetworkDesign(false, HistoryEncoding.NONE, CueSet.SIMILARITIES, List.of());
        NetworkRanker ranker = new NetworkRanker(
                RankerName.VIDEO2GIF,
                model(
                        design.describe(""),
                        Map.of(
                                "cues.mean", Tensor.of(mean),
                                "cues.scale", Tensor.of(scale),
                                "mlp.0.weight", Tensor.of(20, 1, weights),
                                "mlp.0.bias", Tensor.of(new float[] {1}))),
                "");
        RankableVideo video = new RankableVideo(
                2,
                new UniformSegmenter(1).segment(2, new long[0]),
                SPEC,
                FeatureMatrix.of(2, 2, new float[] {1, 0, 3, 4}),
                List.of());
        History history = History.of(
                SPEC,
                List.of(
                        new Highlight("a", new float[] {0, 1}, OptionalDouble.empty()),
                        new Highlight("b", new float[] {1, 0}, OptionalDouble.empty())));
        // similarities 1 and 0, and 0.8 and 0.6: 2 (first - 0.5) + 10 * 2 second + 1
        assertThat(ranker.score(video, history).total()).containsExactly(new double[] {2, 13.6}, within(1e-6));
        assertThatThrownBy(() -> ranker.score(video.features()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs more than features");
    }
}
