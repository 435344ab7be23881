package io.reprise.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);

    @Test
    void statisticsAreOverAllSegmentsAndLeaveOutAbsentParts() {
        FeatureSpec spec =
                new FeatureSpec("parts/1", List.of(new FeaturePart("a", 0, 1, 1), new FeaturePart("b", 1, 1, 1)));
        FeatureStatistics measured = FeatureStatistics.of(spec, FeatureMatrix.of(3, 2, new float[] {1, 4, 3, 0, 5, 8}));
        assertThat(measured.count()).isEqualTo(3);
        assertThat(measured.mean()).containsExactly(3, 6);
        assertThat(measured.deviation()).containsExactly((float) Math.sqrt(8 / 3.), 2);
        FeatureStatistics absent = FeatureStatistics.of(spec, FeatureMatrix.of(1, 2, new float[] {1, 0}));
        assertThat(absent.mean()).containsExactly(1, 0);
        assertThat(absent.deviation()).containsExactly(0, 0);
    }

    @Test
    void nearAClipASegmentIsUnknownAndTheRestIsSpread() {
        List<Segment> segments = new UniformSegmenter(5_000_000).segment(1_000_000_000, new long[0]);
        List<float[]> rows = new ArrayList<>();
        segments.forEach(segment -> rows.add(new float[] {segment.index(), 1}));
        SourceVideo source =
                SourceVideo.of("v", SPEC, segments, FeatureMatrix.ofRows(rows), List.of(TimeRange.ofSeconds(501, 503)));
        // segments 100 +- 3 are within 15 s of the clip
        assertThat(source.statistics().mean()[0]).isEqualTo(99.5f);
        assertThat(source.unclipped().rows()).isEqualTo(SourceVideo.MOST_UNCLIPPED);
        for (int row = 0; row < source.unclipped().rows(); row++) {
            assertThat(Math.abs(source.unclipped().get(row, 0) - 100)).isGreaterThan(3);
        }
        assertThat(source.unclipped().get(0, 0)).isZero();
        assertThat(source.unclipped().get(63, 0)).isGreaterThan(190);
    }

    @Test
    void someHighlightsKeepTheirSourcesOnly() {
        SourceVideo a = source("a");
        SourceVideo b = source("b");
        History history = new History(SPEC, List.of(highlight("a"), highlight("b")), List.of(a, b), List.of());
        assertThat(history.with(history.highlights().subList(1, 2)).sources()).containsExactly(b);
        assertThat(history.with(List.of()).sources()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new History(SPEC, List.of(), List.of(source("a"), source("a")), List.of()))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new History(
                        SPEC, List.of(), List.of(), List.of(new Negative(new float[3], 1, Optional.empty()))))
                .hasMessageContaining("3 dimensions");
        assertThatThrownBy(() -> new Negative(new float[2], 0, Optional.empty()))
                .hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> new Negative(new float[] {Float.NaN}, 1, Optional.empty()))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new FeatureStatistics(0, new float[1], new float[1]))
                .hasMessageContaining("0 rows");
    }

    private static SourceVideo source(String video) {
        FeatureMatrix rows = FeatureMatrix.of(2, 2, new float[] {1, 2, 3, 4});
        return new SourceVideo(video, FeatureStatistics.of(SPEC, rows), rows);
    }

    private static Highlight highlight(String video) {
        return new Highlight(
                video, new float[2], OptionalDouble.empty(), Optional.of(new Origin(video, new TimeRange(0, 1))));
    }
}
