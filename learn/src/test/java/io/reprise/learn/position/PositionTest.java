package io.reprise.learn.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.testing.SharedData;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Evaluator;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.listwise.ConditionalLogit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PositionTest {
    @Test
    void crossValidatedOnTheRealUsersItBeatsWhatTrialsReached() throws BadInputException {
        Dataset data = Phd2Reader.read(SharedData.require("phd2/testing.csv"));
        Evaluator evaluator = new Evaluator(data.targets(), SampledVideo.FIVE_SECONDS);
        TrainingCases cases = new TrainingCases(new NoFeatures(SampledVideo.FIVE_SECONDS));
        Evaluation position = evaluator.evaluate("position", PositionFolds.draws(data.users(), cases, 4, 1));
        System.out.printf(
                "position, 5 folds, 4 draws: mAP %.4f, nMSD %.4f, Recall@5 %.4f%n",
                position.mean(Metric.MAP), position.mean(Metric.NMSD), position.mean(Metric.RECALL_AT_5));
        assertThat(position.mean(Metric.MAP)).isGreaterThan(0.175);
        assertThat(position.mean(Metric.NMSD)).isLessThan(0.4485);
        assertThat(position.mean(Metric.RECALL_AT_5)).isGreaterThan(0.272);
    }

    @Test
    void gradientAgreesWithFiniteDifferences() {
        ConditionalLogit logit = new ConditionalLogit(choices(new double[] {.5, -1, 0}), 3, .01);
        double[] weights = {.3, -.2, .7};
        double[] gradient = logit.gradient(weights);
        for (int i = 0; i < weights.length; i++) {
            double[] more = weights.clone();
            double[] less = weights.clone();
            more[i] += 1e-5;
            less[i] -= 1e-5;
            assertThat(gradient[i]).isCloseTo((logit.loss(more) - logit.loss(less)) / 2e-5, within(1e-8));
        }
    }

    @Test
    void findsTheWeightsThatMadeTheChoices() {
        double[] truth = {1.5, -2, .5};
        double[] fitted = new ConditionalLogit(choices(truth), 3, 1e-9).fit();
        assertThat(fitted).containsExactly(truth, within(1e-3));
    }

    /** Choices whose shares are exactly softmax(truth x). */
    private static List<ConditionalLogit.Choice> choices(double[] truth) {
        Random random = new Random(5);
        List<ConditionalLogit.Choice> choices = new ArrayList<>();
        for (int c = 0; c < 20; c++) {
            double[][] rows = new double[7][3];
            double[] shares = new double[7];
            double sum = 0;
            for (int r = 0; r < 7; r++) {
                for (int i = 0; i < 3; i++) {
                    rows[r][i] = random.nextGaussian();
                    shares[r] += truth[i] * rows[r][i];
                }
                shares[r] = Math.exp(shares[r]);
                sum += shares[r];
            }
            for (int r = 0; r < 7; r++) {
                shares[r] /= sum;
            }
            choices.add(new ConditionalLogit.Choice(rows, shares));
        }
        return choices;
    }
}
