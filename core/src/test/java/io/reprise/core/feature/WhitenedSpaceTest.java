package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhitenedSpaceTest {
    private static final FeatureSpec TWO_PARTS =
            new FeatureSpec("test/1", List.of(new FeaturePart("picture", 0, 2, 3), new FeaturePart("sound", 2, 2, 1)));

    @Test
    void aVectorIsLikeItselfAndUnlikeItsOppositeAcrossTheMean() {
        FeatureMatrix video = FeatureMatrix.of(2, 2, new float[] {1, 1, 3, 5});
        WhitenedSpace space = WhitenedSpace.of(FeatureSpec.single("test/1", 2), video);
        float[][] similar = space.place(video).similarities(space.place(video));
        assertThat(similar[0][0]).isCloseTo(1, within(1e-5f));
        assertThat(similar[0][1]).isCloseTo(-1, within(1e-5f));
    }

    @Test
    void partsWeighAsTheSpecSays() {
        // picture parts opposite (cosine -1, weight 3), sound parts equal (cosine 1, weight 1)
        FeatureMatrix video = FeatureMatrix.of(3, 4, new float[] {1, 1, 1, 1, 3, 3, 1, 1, 2, 2, 4, 4});
        WhitenedSpace space = WhitenedSpace.of(TWO_PARTS, video);
        float[][] similar = space.place(video).similarities(space.place(video));
        assertThat(similar[0][1]).isCloseTo((-3 + 1) / 4f, within(1e-5f));
    }

    @Test
    void anAbsentPartTakesNoPart() {
        FeatureMatrix video = FeatureMatrix.of(3, 4, new float[] {1, 1, 1, 2, 3, 3, 3, 1, 2, 2, 4, 4});
        WhitenedSpace space = WhitenedSpace.of(TWO_PARTS, video);
        FeatureMatrix silentGif = FeatureMatrix.of(2, 4, new float[] {1, 1, 0, 0, 0, 0, 0, 0});
        float[][] similar = space.place(video).similarities(space.place(silentGif));
        assertThat(similar[0][0])
                .as("the picture is the same, the sound unknown")
                .isCloseTo(1, within(1e-5f));
        assertThat(similar[0][1]).as("nothing in common").isZero();
    }

    @Test
    void agreesWithThePlainFormulaOnRandomVectors() {
        long seed = 20261123;
        Random random = new Random(seed);
        float[] values = new float[13 * 7];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        FeatureMatrix video = FeatureMatrix.of(13, 7, values);
        WhitenedSpace space = WhitenedSpace.of(FeatureSpec.single("test/1", 7), video);
        float[][] similar = space.place(video).similarities(space.place(video));
        assertThat(similar[3][11]).as("seed %d", seed).isCloseTo((float) plain(video, 3, 11), within(1e-5f));
    }

    private static double plain(FeatureMatrix video, int a, int b) {
        int dim = video.dim();
        double[] mean = new double[dim];
        double[] spread = new double[dim];
        for (int d = 0; d < dim; d++) {
            for (int row = 0; row < video.rows(); row++) {
                mean[d] += video.get(row, d) / video.rows();
            }
            for (int row = 0; row < video.rows(); row++) {
                spread[d] += Math.pow(video.get(row, d) - mean[d], 2) / video.rows();
            }
            spread[d] = Math.sqrt(spread[d]);
        }
        double floor = .2 * java.util.Arrays.stream(spread).average().orElseThrow();
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int d = 0; d < dim; d++) {
            double scale = 1 / Math.sqrt(spread[d] + floor);
            double x = (video.get(a, d) - mean[d]) * scale;
            double y = (video.get(b, d) - mean[d]) * scale;
            dot += x * y;
            first += x * x;
            second += y * y;
        }
        return dot / Math.sqrt(first * second);
    }
}
