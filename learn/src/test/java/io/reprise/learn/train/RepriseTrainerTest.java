package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepriseTrainerTest {
    private static final RepriseWeights FIRST = new RepriseWeights(20, 1, .4, .15);

    @Test
    void aTasteThatForetellsWeighsAndNoWeightIsNegative() throws BadInputException {
        TasteSet set = new TasteSet(60, 3, 8, 20, 1);
        RepriseWeights learned = RepriseWeights.of(fit(set, FIRST));
        assertThat(learned.taste()).isPositive();
        assertThat(learned.flaw()).isCloseTo(FIRST.flaw(), within(1e-6));
        assertThat(Rankers.of(fit(set, FIRST)).name()).isEqualTo("reprise/4");
        assertThat(fit(set, FIRST)
                        .tensor(RepriseWeights.TENSOR, RepriseWeights.SIZE)
                        .values())
                .as("however many threads")
                .containsExactly(learned.values(), within(1e-5f));
    }

    @Test
    void fewCasesMoveTheWeightsLittle() throws BadInputException {
        RepriseWeights few = RepriseWeights.of(fit(new TasteSet(1, 1, 8, 20, 3), FIRST));
        assertThat(few.taste()).isBetween(.5 * FIRST.taste(), 1.6 * FIRST.taste());
        assertThat(few.place()).isBetween(.5, 1.6);
    }

    private static Model fit(TasteSet set, RepriseWeights first) throws BadInputException {
        return new RepriseTrainer(set, first, PositionRanker.shipped(), 3, Instant.EPOCH).fit();
    }
}
