package io.reprise.core.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The values that rankers take and give, at the limits of what they may hold. */
class ScoresTest {
    private static final double[] TWO = {1, 2};

    @Test
    void bestFirstAndOfEqualsTheEarlier() {
        assertThat(Scores.of(new double[] {1, 3, 1, 3, -0.0, 0.0}).order()).containsExactly(1, 3, 0, 2, 4, 5);
        assertThat(Scores.of(new double[0]).order()).isEmpty();
    }

    @Test
    void aConfidenceIsAShare() {
        for (double good : new double[] {0, 1}) {
            assertThat(new Scores(TWO, Map.of(), new double[0], OptionalDouble.of(good)).confidence())
                    .hasValue(good);
        }
        for (double bad : new double[] {-1e-9, 1 + 1e-9, Double.NaN}) {
            assertThatThrownBy(() -> new Scores(TWO, Map.of(), new double[0], OptionalDouble.of(bad)))
                    .hasMessageContaining("confidence is " + bad);
        }
    }

    @Test
    void scoresAreFiniteAndPartsFit() {
        assertThatThrownBy(() -> Scores.of(new double[] {0, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("segment 1 is Infinity");
        assertThatThrownBy(() -> new Scores(TWO, Map.of(), new double[] {0, Double.NaN}, OptionalDouble.empty()))
                .hasMessageContaining("moment 1 is NaN");
        assertThatThrownBy(() -> new Scores(TWO, Map.of("similarity", new double[3])))
                .hasMessageContaining("'similarity' has 3 values for 2");
    }

    private static Appeal appeal(int changed, double value) {
        double[] v = new double[9];
        v[changed] = value;
        return new Appeal(v[0], v[1], v[2], v[3], OptionalDouble.of(v[4]), OptionalDouble.of(v[5]), v[6], v[7], v[8]);
    }

    @Test
    void signalsOfTheAppealAreSharesAndLevelsFinite() {
        for (int share : new int[] {0, 1, 2, 3, 6, 7, 8}) {
            assertThat(appeal(share, 1)).isNotNull();
            for (double bad : new double[] {-1e-9, 1 + 1e-9, Double.NaN}) {
                assertThatThrownBy(() -> appeal(share, bad)).hasMessageContaining("signal is " + bad);
            }
        }
        for (int level : new int[] {4, 5}) {
            assertThat(appeal(level, -200)).isNotNull();
            assertThatThrownBy(() -> appeal(level, Double.NEGATIVE_INFINITY)).hasMessageContaining("-Infinity");
        }
    }

    @Test
    void aVideosPartsFitEachOther() {
        List<Segment> segments = new UniformSegmenter(5).segment(10, new long[0]);
        FeatureSpec spec = FeatureSpec.single("test/1", 2);
        FeatureSpec other = FeatureSpec.single("other/1", 2);
        FeatureMatrix rows = FeatureMatrix.of(2, 2, new float[4]);
        assertThat(new RankableVideo(10, segments, spec, rows, List.of()).size())
                .isEqualTo(2);
        assertThatThrownBy(() -> new RankableVideo(10, segments, FeatureSpec.single("a/1", 4), rows, List.of()))
                .hasMessageContaining("rows of 4");
        assertThatThrownBy(() -> new RankableVideo(10, segments.subList(0, 1), spec, rows, List.of()))
                .hasMessageContaining("there are 2 of 2");
        assertThatThrownBy(() -> new RankableVideo(10, segments, spec, rows, List.of(appeal(0, 0))))
                .hasMessageContaining("1 appeal signals do not fit 2");
        FeatureTrack track = new FeatureTrack(other, new long[] {0, 1}, rows);
        assertThatThrownBy(() -> new RankableVideo("", 10, segments, spec, rows, List.of(), Optional.of(track)))
                .hasMessageContaining("other/1");
        assertThatThrownBy(() -> new SignalTrack(track)).hasMessageContaining("other/1");
    }

    @Test
    void aSignalTrackHasAColumnASignal() {
        int dim = SignalTrack.SPEC.dim();
        float[] values = new float[2 * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        SignalTrack track = new SignalTrack(
                new FeatureTrack(SignalTrack.SPEC, new long[] {3, 7}, FeatureMatrix.of(2, dim, values)));
        assertThat(track.size()).isEqualTo(2);
        assertThat(track.timeMicros(1)).isEqualTo(7);
        assertThat(Arrays.stream(Signal.values()).mapToDouble(signal -> track.get(1, signal)))
                .containsExactly(11., 12., 13., 14., 15., 16., 17., 18., 19., 20., 21.);
    }

    @Test
    void allThatNeedAModelAndTheDefaultCanBeTrained() {
        assertThat(Arrays.stream(RankerName.values())
                        .filter(RankerName::trainable)
                        .map(RankerName::id))
                .containsExactly("video2gif", "highlight-svm", "residual", "svm-d", "phd-ca", "phd", "reprise");
        assertThat(RankerName.of("reprise").trained()).isFalse();
    }
}
