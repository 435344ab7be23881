package io.reprise.learn.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.learn.train.RankingExample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeedbackCurveTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 3);

    /** Twelve segments of three kinds in turn; the viewer clipped something between the first two and wants the first. */
    private static RankingExample example() {
        int size = 12;
        float[] values = new float[3 * size];
        boolean[] candidates = new boolean[size];
        boolean[] wanted = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[3 * i + i % 3] = 1;
            values[3 * i + (i + 1) % 3] = i / 100f;
            candidates[i] = true;
            wanted[i] = i % 3 == 0;
        }
        RankableVideo video = new RankableVideo(
                "drawn",
                size,
                new UniformSegmenter(1).segment(size, new long[0]),
                SPEC,
                FeatureMatrix.of(size, 3, values),
                List.of(),
                Optional.empty());
        Highlight highlight = new Highlight("h", new float[] {.7f, .85f, 0}, OptionalDouble.empty());
        return new RankingExample(video, History.of(SPEC, List.of(highlight)), candidates, wanted);
    }

    @Test
    void rejectionsTeachInTheSameVideo() {
        double[] curve = FeedbackCurve.of(new RepriseRanker(), example(), List.of(0, 4), true)
                .orElseThrow();
        assertThat(curve[0]).as("over the segments that are never asked about").isLessThan(0.7);
        assertThat(curve[1]).as("the second kind was rejected").isEqualTo(1, within(1e-9));
    }

    @Test
    void whereNothingWantedIsLeftThereIsNoCurve() {
        RankingExample all = example();
        boolean[] first = new boolean[all.video().size()];
        Arrays.fill(first, 0, 1, true);
        RankingExample one = new RankingExample(all.video(), all.history(), all.candidates(), first);
        assertThat(FeedbackCurve.of(new RepriseRanker(), one, List.of(0, 12), true))
                .as("all are answered")
                .isEmpty();
    }
}
