package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be worked out, and no more than it may be. */
class RememberedSimilaritiesTest {
    private static final FeatureSpec SPEC =
            new FeatureSpec("test/1", List.of(new FeaturePart("a", 0, 5, 1), new FeaturePart("b", 5, 3, 2)));

    private final Random random = new Random(11);
    private final FeatureMatrix video = vectors(12);
    private final VideoSpace space = VideoSpace.of(SPEC, video);
    private final PlacedColumns columns = space.place(vectors(40)).columns();
    private final PlacedVectors always = space.place(video);
    private final RememberedSimilarities remembered = new RememberedSimilarities(columns, always);

    private FeatureMatrix vectors(int rows) {
        float[] values = new float[rows * SPEC.dim()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FeatureMatrix.of(rows, SPEC.dim(), values);
    }

    @Test
    void aFewNewOnesAreLearnedAtOnce() {
        PlacedVectors others = space.place(vectors(8));
        assertThat(remembered.to(others))
                .hasValueSatisfying(found -> assertThat(found).isDeepEqualTo(columns.similarities(others)));
    }

    @Test
    void manyNewOnesAreLearnedBitByBit() {
        PlacedVectors others = space.place(vectors(20));
        assertThat(remembered.to(others)).isEmpty();
        assertThat(remembered.to(others)).isEmpty();
        assertThat(remembered.to(others))
                .hasValueSatisfying(found -> assertThat(found).isDeepEqualTo(columns.similarities(others)));
    }

    @Test
    void sumsAreThoseOfTheFoldedVectors() {
        PlacedVectors others = space.place(vectors(3));
        double[][] coefficients = new double[2][3 + always.rows()];
        for (double[] sum : coefficients) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = random.nextGaussian();
            }
        }
        Optional<float[][]> known = remembered.to(others);
        double[][] sums = remembered.sums(known.orElseThrow(), coefficients);
        double[][] folded = columns.sums(new SimilaritySums(others.with(always), coefficients));
        for (int sum = 0; sum < 2; sum++) {
            assertThat(sums[sum]).containsExactly(folded[sum], within(1e-5));
        }
    }
}
