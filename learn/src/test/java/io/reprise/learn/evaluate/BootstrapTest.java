package io.reprise.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static Evaluation row(String name, double[] ap, double nmsdOfFirst) {
        return new Evaluation(
                name,
                IntStream.range(0, ap.length)
                        .mapToObj(i -> new VideoScore("u" + i, "v", 5, ap[i], i == 0 ? nmsdOfFirst : ap[i], ap[i]))
                        .toList());
    }

    @Test
    void intervalIsThatOfTheMeanOfManyNormalDeviates() {
        Random random = new Random(3);
        double[] values = random.doubles(900).map(x -> random.nextGaussian()).toArray();
        Evaluation row = row("a", values, values[0]);
        Interval interval = Bootstrap.of(List.of(row), Bootstrap.RESAMPLES, 1).interval(0, Metric.MAP);
        double half = 1.96 / 30;
        assertThat(interval.low()).isCloseTo(row.mean(Metric.MAP) - half, within(.005));
        assertThat(interval.high()).isCloseTo(row.mean(Metric.MAP) + half, within(.005));
    }

    @Test
    void differencesArePaired() {
        double[] noise = new Random(4).doubles(200).toArray();
        double[] better =
                IntStream.range(0, 200).mapToDouble(i -> noise[i] + .01).toArray();
        Bootstrap bootstrap = Bootstrap.of(List.of(row("a", better, .5), row("b", noise, .5)), 2000, 1);
        Interval difference = bootstrap.difference(0, 1, Metric.MAP);
        assertThat(difference.low()).isCloseTo(.01, within(1e-12));
        assertThat(difference.high()).isCloseTo(.01, within(1e-12));
        assertThat(difference.excludesZero()).isTrue();
        assertThat(bootstrap.interval(0, Metric.MAP).high()
                        - bootstrap.interval(0, Metric.MAP).low())
                .isGreaterThan(.05);
    }

    @Test
    void aVideoWithoutTheMetricDoesNotCount() {
        Evaluation row = row("a", new double[] {.2, .4, .6}, Double.NaN);
        assertThat(row.mean(Metric.NMSD)).isEqualTo(.5);
        Interval interval = Bootstrap.of(List.of(row), 500, 1).interval(0, Metric.NMSD);
        assertThat(interval.low()).isBetween(.39, .5);
        assertThat(interval.high()).isBetween(.5, .61);
    }

    @Test
    void sameSeedSameIntervals() {
        Evaluation row = row("a", new Random(5).doubles(50).toArray(), .1);
        assertThat(Bootstrap.of(List.of(row), 300, 9).interval(0, Metric.MAP))
                .isEqualTo(Bootstrap.of(List.of(row), 300, 9).interval(0, Metric.MAP));
    }
}
