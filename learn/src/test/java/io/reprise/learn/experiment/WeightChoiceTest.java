package io.reprise.learn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.core.rank.reprise.TasteOptions;
import io.reprise.learn.clips.ClipQuestion;
import io.reprise.learn.clips.ComposedMaterial;
import io.reprise.learn.clips.DrawnClips;
import io.reprise.learn.clips.QuestionMaker;
import io.reprise.learn.clips.QuestionOptions;
import io.reprise.learn.experiment.WeightChoice.Column;
import io.reprise.learn.report.TableFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which weights are chosen, by hand; and that a candidate ranks as the default ranker with its weights does. */
class WeightChoiceTest {
    private static final WeightGrid THREE = WeightGrid.of(List.of(10.0, 20.0, 30.0), List.of(1.0), List.of(0.4), 0.15);

    /** Largest losses: 0.10 (second set), 0.03 (first), 0.05 (second). The mean would take the third. */
    @Test
    void smallestLargestLossIsChosen() {
        WeightChoice choice = new WeightChoice(THREE);
        choice.add(new Column("clips", List.of(0.80, 0.81, 0.84)));
        choice.add(new Column("film", List.of(0.40, 0.48, 0.50)));
        choice.add(new Column("phd2", List.of(0.20, 0.19, 0.15)));
        assertThat(choice.largestLoss(0)).isCloseTo(0.10, within(1e-12));
        assertThat(choice.largestLoss(1)).isCloseTo(0.03, within(1e-12));
        assertThat(choice.largestLoss(2)).isCloseTo(0.05, within(1e-12));
        assertThat(choice.chosen()).isEqualTo(new RepriseWeights(20, 1, 0.4, 0.15));
        assertThat(TableFormat.TEXT.write(choice.table())).contains("20, 1, 0.4 (chosen)", "clips", "3.00");
        assertThat(choice.json().get(1)).containsEntry("taste", 20.0).containsEntry("film", 0.48);
    }

    /** Losses 0.0104, 0.0095 and 0.0090: the last two are one, and 20 weighs less than 30. */
    @Test
    void ofThoseThatCanNotBeToldApartTasteWeighsLeast() {
        WeightChoice choice = new WeightChoice(THREE);
        choice.add(new Column("clips", List.of(0.8000, 0.8009, 0.8104)));
        choice.add(new Column("film", List.of(0.4090, 0.4060, 0.4000)));
        assertThat(choice.chosen()).isEqualTo(new RepriseWeights(20, 1, 0.4, 0.15));
    }

    @Test
    void everyCandidateNeedsAValue() {
        assertThatThrownBy(() -> new WeightChoice(THREE).add(new Column("clips", List.of(0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 values for 3 candidates");
    }

    @Test
    void gridIsEveryCombination() {
        assertThat(WeightGrid.of(List.of(1.0, 2.0), List.of(0.5, 1.0), List.of(0.1, 0.4), 0)
                        .candidates())
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void candidateRanksAsTheDefaultRankerWithItsWeights() throws Exception {
        ComposedMaterial material = DrawnClips.material(DrawnClips.clips(3, 8), 0.5);
        QuestionOptions options = new QuestionOptions(QuestionOptions.Viewers.CLASS, 6, 2, 3, 1);
        List<Ranker> rankers = THREE.rankers(PositionRanker.shipped());
        for (ClipQuestion question :
                new QuestionMaker(List.copyOf(material.analysed().keySet()), options).make()) {
            RankableVideo video = material.join(question.target()).video();
            for (int size = 0; size <= 2; size++) {
                History history = material.history(question.history().subList(0, size));
                for (int i = 0; i < rankers.size(); i++) {
                    RepriseWeights weights = THREE.candidates().get(i);
                    double[] expected = new RepriseRanker(weights, TasteOptions.STANDARD)
                            .score(video, history)
                            .total();
                    assertThat(rankers.get(i).score(video, history).total()).containsExactly(expected, within(1e-9));
                }
            }
        }
    }
}
