package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GramMatrixCacheTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 7);

    @Test
    void whatIsCachedIsWhatIsComputed() {
        Random random = new Random(1);
        FeatureMatrix video = vectors(40, random);
        WhitenedSpace space = WhitenedSpace.of(SPEC, video);
        NormalizedColumns columns = space.place(video).columns();
        GramMatrixCache cache = new GramMatrixCache(columns);
        NormalizedRows vectors = space.place(vectors(12, random));
        float[][] expected = columns.similarities(vectors);
        float[][] some = cache.similarities(vectors.some(List.of(0, 1, 2, 3, 4)));
        assertThat(some).isDeepEqualTo(columns.similarities(vectors.some(List.of(0, 1, 2, 3, 4))));
        float[][] all = cache.similarities(vectors);
        assertThat(all).isDeepEqualTo(expected);
        assertThat(all[3]).as("not computed again").isSameAs(some[3]);
        assertThat(cache.similarities(vectors.some(List.of()))).isEmpty();
    }

    private static FeatureMatrix vectors(int rows, Random random) {
        float[] values = new float[rows * 7];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FeatureMatrix.of(rows, 7, values);
    }
}
