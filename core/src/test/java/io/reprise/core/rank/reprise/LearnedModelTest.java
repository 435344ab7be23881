package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.trouble.DoesNotFitException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedModelTest {
    private static Model model(Map<String, String> parameters, float... weights) {
        ModelInfo info =
                new ModelInfo("reprise", FeatureSpec.single("any", 1), parameters, "00", 1, Map.of(), Instant.EPOCH);
        return new Model(info, Map.of("weights", Tensor.of(weights)));
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
        assertThat(info.hyperParameters()).containsKeys("command", "world", "inputs", "ridge", "sees");
        assertThat(info.metrics()).containsKeys("simulated_map_of_reprise", "simulated_map_of_phd");
    }

    @Test
    void refusesModelsOfAnotherForm() {
        Map<String, String> sees = Map.of(LearnedModel.SEES, LearnedModel.SIMILARITIES);
        assertThat(Rankers.of(model(sees, new float[LearnedModel.SIZE])).name()).isEqualTo("reprise/2");
        assertThatThrownBy(() -> Rankers.of(model(sees, 1, 2))).isInstanceOf(DoesNotFitException.class);
        assertThatThrownBy(() -> Rankers.of(model(Map.of(), new float[LearnedModel.SIZE])))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("sees");
        assertThatThrownBy(() -> Rankers.of(model(Map.of(LearnedModel.SEES, "all"), new float[LearnedModel.SIZE])))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("'all'");
        assertThatThrownBy(() -> new LearnedModel(new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0}))
                .hasMessageContaining("NaN");
    }
}
