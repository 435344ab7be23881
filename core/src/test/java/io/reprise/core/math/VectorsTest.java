package io.reprise.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values worked by hand. */
class VectorsTest {
    @Test
    void innerProducts() {
        assertThat(Vectors.dot(new double[] {1, 2, 3}, new double[] {4, -5, 6})).isEqualTo(12);
        assertThat(Vectors.dot(new float[] {1e7f, 1, -1e7f}, new float[] {1e7f, 1, 1e7f}))
                .isEqualTo(1);
        assertThat(Vectors.dot(new double[0], new double[0])).isZero();
    }

    @Test
    void softmaxSumsToOneAndDoesNotOverflow() {
        double[] values = {0, Math.log(3), Double.NEGATIVE_INFINITY};
        Vectors.softmax(values);
        assertThat(values).containsExactly(new double[] {.25, .75, 0}, within(1e-15));
        double[] large = {1000, 1000};
        Vectors.softmax(large);
        assertThat(large).containsExactly(.5, .5);
    }

    @Test
    void spreadIsThatOfAllValues() {
        assertThat(Vectors.mean(new double[] {1, 2, 6})).isEqualTo(3);
        assertThat(Vectors.standardDeviation(new double[] {1, 3, 5, 7})).isEqualTo(Math.sqrt(5));
        assertThat(Vectors.standardDeviation(new double[] {4})).isZero();
        assertThat(Vectors.mean(new double[0])).isZero();
        assertThat(Vectors.standardDeviation(new double[0])).isZero();
    }

    @Test
    void standardScoresHaveAFloor() {
        assertThat(Vectors.standardized(new double[] {1, 3}, 1e-9)).containsExactly(-1, 1);
        assertThat(Vectors.standardized(new double[] {1, 3}, 10)).containsExactly(-.1, .1);
        assertThat(Vectors.standardized(new double[] {7, 7, 7}, .5)).containsExactly(0, 0, 0);
    }
}
