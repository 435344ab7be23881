package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.trouble.DoesNotFitException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedModelTest {
    private static Model model(Map<String, String> parameters, int elsewhere, int here) {
        ModelInfo info =
                new ModelInfo("reprise", FeatureSpec.single("any", 1), parameters, "00", 1, Map.of(), Instant.EPOCH);
        return new Model(
                info,
                Map.of(
                        LearnedModel.ELSEWHERE, Tensor.of(new float[elsewhere]),
                        LearnedModel.HERE, Tensor.of(new float[here])));
    }

    @Test
    void theShippedWeightsLoadAndSayWhereTheyComeFrom() {
        assertThat(LearnedModel.shipped().name()).isEqualTo("reprise/2");
        ModelInfo info =
                Model.shipped(LearnedModel.class, "reprise.safetensors").info();
        assertThat(info.kind()).isEqualTo("reprise");
        assertThat(info.spec()).isEqualTo(LearnedModel.anySpec());
        assertThat(info.seed()).isPositive();
        assertThat(info.dataHash()).hasSize(64);
        assertThat(info.date()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(info.hyperParameters())
                .containsKeys("command", "world", "elsewhere", "here", "film", "ridge", "sees");
        assertThat(info.metrics()).containsKeys("simulated_map_of_reprise", "simulated_map_of_phd");
    }

    @Test
    void refusesModelsOfAnotherForm() {
        Map<String, String> sees = Map.of(LearnedModel.SEES, LearnedModel.SIMILARITIES);
        int elsewhere = Term.ELSEWHERE.size();
        int here = Term.HERE.size();
        assertThat(Rankers.of(model(sees, elsewhere, here)).name()).isEqualTo("reprise/2");
        assertThatThrownBy(() -> Rankers.of(model(sees, 2, here))).isInstanceOf(DoesNotFitException.class);
        assertThatThrownBy(() -> Rankers.of(model(sees, elsewhere, 1))).isInstanceOf(DoesNotFitException.class);
        assertThatThrownBy(() -> Rankers.of(model(Map.of(), elsewhere, here)))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("sees");
        assertThatThrownBy(() -> Rankers.of(model(Map.of(LearnedModel.SEES, "all"), elsewhere, here)))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("'all'");
        double[] bad = new double[elsewhere];
        bad[3] = Double.NaN;
        assertThatThrownBy(() -> new LearnedModel(bad, new double[here])).hasMessageContaining("NaN");
    }

    /** Half of the history from this video: half of each set of weights. */
    @Test
    void weightsAreMixedByWhereTheHistoryComesFrom() {
        double[] elsewhere = new double[Term.ELSEWHERE.size()];
        elsewhere[Term.ELSEWHERE.indexOf(new Term(Input.POSITION, false))] = 2;
        elsewhere[Term.ELSEWHERE.indexOf(new Term(Input.POSITION, true))] = 10;
        double[] here = new double[Term.HERE.size()];
        here[Term.HERE.indexOf(new Term(Input.APPEAL, false))] = 3;
        Map<Input, double[]> columns = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            columns.put(input, new double[2]);
        }
        columns.put(Input.POSITION, new double[] {.5, 0});
        columns.put(Input.APPEAL, new double[] {7, 5}); // 1 and -1 in standard scores
        columns.put(Input.SEEN, new double[] {0, 1});
        columns.put(Input.FLAW, new double[] {4, 0});
        Scores scores = new LearnedModel(elsewhere, here).score(new SegmentInputs(2, true, .4, .25, columns));
        assertThat(scores.parts().get("position")).containsExactly(.75 * (2 + 10 * .4) * .25, -1.125);
        assertThat(scores.parts().get("generic")).containsExactly(.25 * 3 - .15 * 4, -.25 * 3);
        assertThat(scores.parts().get("similarity")).containsExactly(0, -6);
        assertThat(scores.total()[0]).isCloseTo(1.125 + .75 - .6, within(1e-12));
    }
}
