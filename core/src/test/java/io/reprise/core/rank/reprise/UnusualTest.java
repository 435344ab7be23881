package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.UniformSegmenter;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualTest {
    private static double[] of(FeatureSpec spec, float... values) {
        int rows = values.length / spec.dim();
        return Unusual.of(new RankableVideo(
                rows,
                new UniformSegmenter(1).segment(rows, new long[0]),
                spec,
                FeatureMatrix.of(rows, spec.dim(), values),
                List.of()));
    }

    @Test
    void isTheDistanceFromTheMean() {
        // mean 3; squared distances 4, 1, 0, 9 (mean 3.5)
        double[] unusual = of(FeatureSpec.single("test/1", 1), 1, 2, 3, 6);
        assertThat(unusual[0]).isCloseTo(Math.sqrt(4 / 3.5), within(1e-12));
        assertThat(unusual[2]).isZero();
        assertThat(unusual[3]).isCloseTo(Math.sqrt(9 / 3.5), within(1e-12));
    }

    @Test
    void partsCountByTheirWeightWhateverTheirScaleAndAbsentOnesAreUsual() {
        FeatureSpec spec = new FeatureSpec(
                "test/2", List.of(new FeaturePart("picture", 0, 1, 3), new FeaturePart("sound", 1, 1, 1)));
        double[] unusual = of(spec, 1, 1000, 3, 3000, 2, 0);
        double[] scaled = of(spec, 1, 1, 3, 3, 2, 0);
        assertThat(unusual).containsExactly(scaled, within(1e-6));
        assertThat(unusual[2]).as("usual picture, no sound").isZero();
        assertThat(unusual[0]).isCloseTo(unusual[1], within(1e-6));
    }

    @Test
    void aStillVideoHasNothingUnusual() {
        assertThat(of(FeatureSpec.single("test/1", 2), 1, 2, 1, 2)).containsOnly(0);
    }
}
