package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hand-worked cases; the properties that hold for all are in {@link ChooserPropertiesTest}. */
class ChooserTest {
    private static final long SECOND = 1_000_000;

    @Test
    void oneGoodShotDoesNotFillTheListButOneGreatShotDoes() {
        // segments 0..2 are one shot, 3..5 others; 10 s each
        long[] cuts = {30 * SECOND, 40 * SECOND, 50 * SECOND};
        var good = new Film(60, 10).cuts(cuts);
        assertThat(good.choose(2, 5, 4.9, 4.8, 4.7, 1, 1))
                .extracting(Choice::segment)
                .containsExactly(0, 3);
        assertThat(good.choose(2, 50, 49, 1, 2, 1, 1))
                .extracting(Choice::segment)
                .containsExactly(0, 1);
    }

    @Test
    void rangeLiesAroundTheBestMoment() {
        var film = new Film(60, 20).activity(33 * SECOND, 1 * SECOND);
        TimeRange range = film.choose(1, 0, 1, 0).get(0).range();
        assertThat(range.contains(33 * SECOND)).isTrue();
        assertThat(range.startMicros()).isBetween(29 * SECOND, 33 * SECOND);
    }

    @Test
    void endsSnapToCutsAndNoCutIsCrossed() {
        // the segment is cut 0.3 s before its end, the liveliest moment lies just before that cut
        var film = new Film(20, 10).cuts(3 * SECOND, 9_700_000).activity(9 * SECOND, 1 * SECOND);
        TimeRange range = film.choose(1, 1, 0).get(0).range();
        assertThat(range.endMicros()).isEqualTo(9_700_000);
        assertThat(range.startMicros()).isGreaterThanOrEqualTo(3 * SECOND);
    }

    @Test
    void reachesACutJustOutsideTheSegment() {
        var film = new Film(20, 5).cuts(5_300_000).activity(4_800_000, SECOND);
        assertThat(film.choose(1, 1, 0, 0, 0).get(0).range().endMicros()).isEqualTo(5_300_000);
    }

    @Test
    void neverStartsOrEndsInBlack() {
        var film = new Film(10, 10).activity(SECOND, SECOND).black(new TimeRange(0, 800_000));
        assertThat(film.choose(1, 1).get(0).range().startMicros()).isGreaterThanOrEqualTo(800_000);
    }

    @Test
    void footageThatIsShownTwiceIsChosenOnce() {
        // 60 s, a shot each 10 s; the fourth shows the second again
        long[] cuts = {10 * SECOND, 20 * SECOND, 30 * SECOND, 40 * SECOND, 50 * SECOND};
        var again = new Film(60, 10)
                .cuts(cuts)
                .showing(at -> at >= 30 * SECOND && at < 40 * SECOND ? at - 20 * SECOND : at);
        assertThat(again.choose(2, 1, 9, 2, 8, 7, 3))
                .extracting(Choice::segment)
                .containsExactly(1, 4);
        var other = new Film(60, 10).cuts(cuts).showing(at -> at);
        assertThat(other.choose(2, 1, 9, 2, 8, 7, 3))
                .extracting(Choice::segment)
                .containsExactly(1, 3);
    }

    @Test
    void whereThereIsNothingToShowNothingIsChosen() {
        var gap = new Film(60, 10).black(new TimeRange(11 * SECOND, 30 * SECOND));
        assertThat(gap.choose(3, 1, 9, 8, 3, 4, 5)).extracting(Choice::segment).containsExactly(5, 4, 3);
        var nothing = new Film(20, 10).black(new TimeRange(0, 20 * SECOND));
        assertThat(nothing.choose(1, 1, 2)).hasSize(1);
    }

    @Test
    void shortSegmentIsExtendedAndShortVideoTakenWhole() {
        assertThat(new Film(10, 1)
                        .choose(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
                        .get(0)
                        .range()
                        .lengthMicros())
                .isGreaterThanOrEqualTo(2 * SECOND);
        assertThat(new Film(1, 1).choose(3, 1)).singleElement().satisfies(choice -> {
            assertThat(choice.range()).isEqualTo(TimeRange.ofSeconds(0, 1));
            assertThat(choice.percentile()).isEqualTo(50);
        });
    }

    @Test
    void prefersAnEndThatFlowsIntoTheStart() {
        // the picture turns with a period of 3.2 s; nothing else tells one length from another
        var film = new Film(10, 10).turning(3_200_000);
        double length = film.choose(1, 1).get(0).range().lengthMicros() / 3_200_000.0;
        assertThat(length - Math.round(length)).isBetween(-0.05, 0.05);
    }

    @Test
    void percentilesCountTiesHalf() {
        assertThat(Percentiles.of(new double[] {1, 2, 2, 3, 0})).containsExactly(30, 60, 60, 90, 10);
        assertThat(Percentiles.of(new double[] {7, 7, 7})).containsOnly(50);
        assertThat(Percentiles.of(new double[] {7})).containsExactly(50);
    }

    @Test
    void lookAlikesFallBehind() {
        var film = new Film(40, 10).cuts(10 * SECOND, 20 * SECOND, 30 * SECOND);
        film.features = FeatureMatrix.of(4, 2, new float[] {1, 0, 1, 0.01f, 0, 1, 0.1f, 0.9f});
        assertThat(film.choose(2, 5, 4.9, 4.5, 1)).extracting(Choice::segment).containsExactly(0, 2);
    }

    @Test
    void ofEqualScoresTheEarlierSegmentIsFirst() {
        var film = new Film(30, 10).cuts(10 * SECOND, 20 * SECOND);
        assertThat(film.choose(3, 2, 2, 2)).extracting(Choice::segment).containsExactly(0, 1, 2);
        assertThat(film.choose(3, 1, 2, 2)).extracting(Choice::segment).containsExactly(1, 2, 0);
    }

    @Test
    void fourFifthsOfBlackAreJustNotTooMuch() {
        var film = new Film(30, 10).cuts(10 * SECOND, 20 * SECOND);
        assertThat(film.black(TimeRange.ofSeconds(12, 20))
                        .choose(1, 1, 9, 1)
                        .get(0)
                        .segment())
                .isEqualTo(1);
        assertThat(film.black(TimeRange.ofSeconds(11.9, 20))
                        .choose(1, 1, 9, 1)
                        .get(0)
                        .segment())
                .isZero();
        // all of the first, four fifths of the second: that one shows something
        var dark = new Film(20, 10).cuts(10 * SECOND).black(TimeRange.ofSeconds(0, 18));
        assertThat(dark.choose(2, 9, 1)).extracting(Choice::segment).containsExactly(1);
    }

    @Test
    void aStillShotMayBeChosenTwiceThoughItsPicturesRepeat() {
        var still = new Film(20, 10).showing(at -> at % (10 * SECOND));
        assertThat(still.choose(2, 2, 1)).extracting(Choice::segment).containsExactly(0, 1);
    }

    @Test
    void wherePicturesAreAllAlikeTheMostValuableRangeIsTaken() {
        var unseen = new Film(20, 20).activity(9 * SECOND, SECOND);
        TimeRange best = unseen.choose(1, 1).get(0).range();
        assertThat(unseen.showing(at -> 0).choose(1, 1).get(0).range()).isEqualTo(best);
    }

    @Test
    void aSegmentHalfOfWhichWasMadeMayBeChosenAndOneOfWhichMoreWasIsNot() {
        var three = new Film(30, 10).cuts(10 * SECOND, 20 * SECOND);
        assertThat(three.chooseBeside(TimeRange.ofSeconds(5, 25), 9, 5, 1))
                .extracting(Choice::segment)
                .containsExactly(0, 2);
        assertThat(three.chooseBeside(TimeRange.ofSeconds(4.9, 25), 9, 5, 1))
                .extracting(Choice::segment)
                .containsExactly(2);
        var film = new Film(20, 10).cuts(10 * SECOND);
        // half of a range that was made lies in each segment; then more than half in the second
        assertThat(film.chooseBeside(TimeRange.ofSeconds(9, 11), 9, 1))
                .extracting(Choice::segment)
                .containsExactly(0, 1);
        assertThat(film.chooseBeside(TimeRange.ofSeconds(9.1, 11.1), 9, 1))
                .extracting(Choice::segment)
                .containsExactly(0);
        assertThat(film.chooseBeside(TimeRange.ofSeconds(0, 20), 9, 1)).isEmpty();
    }

    /** Builds material: segments of equal length that all look different. */
    private static final class Film {
        private final long duration;
        private final List<Segment> segments = new ArrayList<>();
        private FeatureMatrix features;
        private long[] cuts = {};
        private MomentCurve activity = MomentCurve.FLAT;
        private List<TimeRange> black = List.of();
        private Optional<FeatureTrack> moments = Optional.empty();

        Film(int seconds, long segmentSeconds) {
            duration = seconds * SECOND;
            int count = (int) (seconds / segmentSeconds);
            float[] values = new float[count * count];
            for (int i = 0; i < count; i++) {
                segments.add(
                        new Segment(i, new TimeRange(i * segmentSeconds * SECOND, (i + 1) * segmentSeconds * SECOND)));
                values[i * count + i] = 1;
            }
            features = FeatureMatrix.of(count, count, values);
        }

        Film cuts(long... micros) {
            cuts = micros;
            return this;
        }

        Film activity(long peak, long width) {
            long[] times = new long[(int) (duration / 100_000)];
            double[] values = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = i * 100_000L;
                values[i] = 0.1 + Math.exp(-Math.pow((times[i] - peak) / (double) width, 2));
            }
            activity = new MomentCurve(times, values);
            return this;
        }

        Film black(TimeRange range) {
            black = List.of(range);
            return this;
        }

        /** Moments that show what the number says; the same number, the same picture. */
        Film showing(java.util.function.LongUnaryOperator number) {
            long[] times = new long[(int) (duration / 250_000)];
            float[] rows = new float[16 * times.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = i * 250_000L;
                var random = new java.util.Random(number.applyAsLong(times[i]));
                for (int d = 0; d < 16; d++) {
                    rows[16 * i + d] = (float) random.nextGaussian();
                }
            }
            moments = Optional.of(
                    new FeatureTrack(FeatureSpec.single("show", 16), times, FeatureMatrix.of(times.length, 16, rows)));
            return this;
        }

        Film turning(long period) {
            long[] times = new long[(int) (duration / 40_000)];
            float[] rows = new float[2 * times.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = i * 40_000L;
                rows[2 * i] = (float) Math.cos(2 * Math.PI * times[i] / period);
                rows[2 * i + 1] = (float) Math.sin(2 * Math.PI * times[i] / period);
            }
            moments = Optional.of(
                    new FeatureTrack(FeatureSpec.single("turn", 2), times, FeatureMatrix.of(times.length, 2, rows)));
            return this;
        }

        List<Choice> choose(int top, double... scores) {
            return Chooser.choose(material(), Scores.of(scores), ChooseOptions.DEFAULT.withTop(top));
        }

        List<Choice> chooseBeside(TimeRange made, double... scores) {
            return new Chooser(material())
                    .choose(Scores.of(scores), ChooseOptions.DEFAULT.withTop(scores.length), List.of(made));
        }

        private SelectionContext material() {
            var spec = FeatureSpec.single("test", features.dim());
            return new SelectionContext(duration, segments, spec, features, cuts, activity, black, moments);
        }
    }
}
