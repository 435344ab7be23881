package io.reprise.core.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.similarity.CentredMeanRanker;
import io.reprise.core.segment.UniformSegmenter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CentredMeanRankerTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);

    private static RankableVideo video(FeatureSpec spec, float... values) {
        int rows = values.length / spec.dim();
        return new RankableVideo(
                rows,
                new UniformSegmenter(1).segment(rows, new long[0]),
                spec,
                FeatureMatrix.of(rows, spec.dim(), values),
                List.of());
    }

    private static History history(FeatureSpec spec, float[]... highlights) {
        return History.of(
                spec,
                Arrays.stream(highlights)
                        .map(vector -> new Highlight("h", vector, OptionalDouble.empty()))
                        .toList());
    }

    @Test
    void byHand() {
        // the mean of the segments is (1, 1), of the history (2, 1): the query is (1, 0)
        RankableVideo video = video(SPEC, 2, 1, 0, 1, 1, 2, 1, 0);
        History history = history(SPEC, new float[] {1, 1}, new float[] {3, 1});
        assertThat(new CentredMeanRanker().score(video, history).total())
                .containsExactly(new double[] {1, -1, 0, 0}, within(1e-9));
    }

    @Test
    void nothingToCompareIsZero() {
        assertThat(new CentredMeanRanker()
                        .score(video(SPEC, 2, 1, 0, 1), History.empty(SPEC))
                        .total())
                .containsOnly(0);
        assertThat(new CentredMeanRanker()
                        .score(video(SPEC, 2, 1), history(SPEC, new float[] {1, 1}))
                        .total())
                .containsOnly(0);
    }

    @Test
    void anAbsentPartIsLeftOut() {
        FeatureSpec parts =
                new FeatureSpec("test/2", List.of(new FeaturePart("a", 0, 2, 1), new FeaturePart("b", 2, 2, 1)));
        // the second segment and the first highlight are silent; b's mean is that of segments 1 and 3
        RankableVideo video = video(parts, 2, 1, 4, 1, 0, 1, 0, 0, 1, 1, 2, 1);
        History history = history(parts, new float[] {3, 1, 0, 0}, new float[] {1, 1, 5, 1});
        double[] scores = new CentredMeanRanker().score(video, history).total();
        assertThat(scores[0]).isCloseTo(1, within(1e-9));
        assertThat(scores[1]).isCloseTo(-1, within(1e-9));
        // a is the mean itself: no part but b, and that is on the other side
        assertThat(scores[2]).isCloseTo(-1, within(1e-9));
    }
}
