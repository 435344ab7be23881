package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentPoolingTest {
    private static final FeatureSpec SPEC =
            new FeatureSpec("test/1", List.of(new FeaturePart("picture", 0, 1, 1), new FeaturePart("sound", 1, 2, 1)));

    private static FeatureTrack track(long[] times, float... values) {
        return new FeatureTrack(SPEC, times, FeatureMatrix.of(times.length, 3, values));
    }

    private static List<Segment> segments(long duration, long length) {
        return new UniformSegmenter(length).segment(duration, new long[0]);
    }

    @Test
    void takesTheMeanOfTheMomentsInsideHalfOpen() {
        FeatureTrack track = track(new long[] {0, 5, 10}, 1, 1, 1, 3, 1, 1, 7, 1, 1);
        FeatureMatrix pooled = SegmentPooling.mean(track, segments(20, 10));
        assertThat(pooled.get(0, 0)).isEqualTo(2);
        assertThat(pooled.get(1, 0)).isEqualTo(7);
    }

    @Test
    void anAbsentPartDoesNotDiluteThePresentOne() {
        FeatureTrack track = track(new long[] {0, 1, 2}, 1, 0, 0, 2, 4, 0, 3, 2, 0);
        FeatureMatrix pooled = SegmentPooling.mean(track, segments(10, 10));
        assertThat(pooled.row(0)).containsExactly(2, 3, 0);
    }

    @Test
    void aSegmentWithoutMomentTakesTheNearestAndIsNeverDropped() {
        FeatureTrack track = track(new long[] {8, 31}, 1, 1, 1, 5, 1, 1);
        FeatureMatrix pooled = SegmentPooling.mean(track, segments(60, 10));
        assertThat(pooled.rows()).isEqualTo(6);
        assertThat(new float[] {pooled.get(1, 0), pooled.get(2, 0), pooled.get(3, 0), pooled.get(5, 0)})
                .containsExactly(1, 5, 5, 5);
    }

    @Test
    void aTrackWithoutMomentsIsRefused() {
        assertThatThrownBy(() -> SegmentPooling.mean(track(new long[0]), segments(10, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a single moment");
    }
}
