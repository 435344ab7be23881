package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TasteCurveTest {
    private static final long SECOND = 1_000_000;
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 1);

    /** A minute in segments of 20 s, a moment a second, the liveliest at 25 s; sound as given. */
    private static SelectionContext material(MomentCurve sound) {
        long[] seconds = LongStream.range(0, 60).map(s -> s * SECOND).toArray();
        float[] ones = new float[60];
        java.util.Arrays.fill(ones, 1);
        return new SelectionContext(
                60 * SECOND,
                new UniformSegmenter(20 * SECOND).segment(60 * SECOND, new long[0]),
                SPEC,
                FeatureMatrix.of(3, 1, new float[] {1, 2, 3}),
                new long[0],
                curve(seconds, 25, 2),
                List.of(),
                Optional.of(new FeatureTrack(SPEC, seconds, FeatureMatrix.of(60, 1, ones))),
                sound);
    }

    private static MomentCurve curve(long[] seconds, double peak, double width) {
        return new MomentCurve(
                seconds,
                LongStream.of(seconds)
                        .mapToDouble(time -> Math.exp(-Math.pow((time / 1e6 - peak) / width, 2)))
                        .toArray());
    }

    private static Scores liking(double peak) {
        double[] moments = IntStream.range(0, 60)
                .mapToDouble(s -> Math.exp(-Math.pow((s - peak) / 2, 2)))
                .toArray();
        return new Scores(new double[] {0, 1, 0}, Map.of(), moments, OptionalDouble.empty());
    }

    @Test
    void theRangeLiesWhereTheTastePeaksNotWhereMotionDoes() {
        SelectionContext material = material(MomentCurve.FLAT);
        ChooseOptions one = ChooseOptions.DEFAULT.withTop(1);
        TimeRange lively = Chooser.choose(material, Scores.of(new double[] {0, 1, 0}), one)
                .get(0)
                .range();
        assertThat(lively.contains(25 * SECOND)).isTrue();
        assertThat(lively.contains(35 * SECOND)).isFalse();
        TimeRange liked = Chooser.choose(material, liking(35), one).get(0).range();
        assertThat(liked.contains(35 * SECOND)).isTrue();
        assertThat(liked.contains(25 * SECOND)).isFalse();
    }

    @Test
    void oneChooserServesPeopleOfDifferentTastes() {
        Chooser chooser = new Chooser(material(MomentCurve.FLAT));
        ChooseOptions one = ChooseOptions.DEFAULT.withTop(1);
        for (int peak : new int[] {24, 35, 24}) {
            TimeRange range =
                    chooser.choose(liking(peak), one, List.of()).get(0).range();
            assertThat(range.contains(peak * SECOND)).as("peak %d", peak).isTrue();
        }
    }

    @Test
    void withoutTasteAlongTheVideoTheActivityStaysAsItIs() {
        SelectionContext material = material(MomentCurve.FLAT);
        assertThat(TasteCurve.of(material, new double[0])).isSameAs(material.activity());
        assertThat(TasteCurve.of(material, new double[7]))
                .as("of another track")
                .isSameAs(material.activity());
        MomentCurve flat = TasteCurve.of(material, new double[60]);
        assertThat(flat.at(0)).isCloseTo(.35 + .3 * material.activity().at(0), within(1e-9));
    }

    /** The curve of two moments, or of more, with an activity of 0 and 4 at the first two; read at the moments. */
    private static double[] mixed(double[] taste, long... times) {
        SelectionContext material = new SelectionContext(
                10,
                new UniformSegmenter(10).segment(10, new long[0]),
                SPEC,
                FeatureMatrix.of(1, 1, new float[1]),
                new long[0],
                new MomentCurve(new long[] {0, 1}, new double[] {0, 4}),
                List.of(),
                Optional.of(new FeatureTrack(SPEC, times, FeatureMatrix.of(times.length, 1, new float[times.length]))));
        MomentCurve curve = TasteCurve.of(material, taste);
        return LongStream.of(times).mapToDouble(curve::at).toArray();
    }

    @Test
    void tasteAndActivityAreMixedSevenToThree() {
        // a standard deviation from the mean is a quarter from the middle
        assertThat(mixed(new double[] {1, 3}, 0, 1))
                .containsExactly(new double[] {.7 * .25, .7 * .75 + .3}, within(1e-12));
        // mean 1, deviation 3: ten lies three deviations above, which counts as two; the activity stays at its last
        // value
        double[] ten = new double[10];
        ten[9] = 10;
        double[] found = mixed(ten, LongStream.range(0, 10).toArray());
        assertThat(found[0]).isCloseTo(.7 * (1 - 1 / 6.) / 2, within(1e-12));
        assertThat(found[9]).isCloseTo(1, within(1e-12));
    }

    @Test
    void ofMomentsAtTheSameTimeTheFirstCounts() {
        assertThat(mixed(new double[] {1, 3, 2, 2}, 0, 0, 1, 2)[0])
                .isCloseTo(.7 * (1 - 1 / (2 * Math.sqrt(.5))) / 2, within(1e-12));
    }

    @Test
    void endsLieInPauses() {
        // a person speaks all the time but for the half seconds around whole multiples of 3 s
        long[] times = LongStream.range(0, 600).map(t -> t * 100_000).toArray();
        MomentCurve sound = new MomentCurve(
                times,
                LongStream.of(times)
                        .mapToDouble(t -> Math.abs(t % 3_000_000 - 1_500_000) > 1_250_000 ? 40 : 75)
                        .toArray());
        TimeRange range = Chooser.choose(material(sound), liking(31), ChooseOptions.DEFAULT.withTop(1))
                .get(0)
                .range();
        SoundPauses voice = new SoundPauses(sound, times);
        assertThat(voice.at(range.startMicros())).isLessThan(.2);
        assertThat(voice.at(range.endMicros())).isLessThan(.2);
    }

    @Test
    void steadyNoiseHasNoPauses() {
        long[] times = LongStream.range(0, 50).map(t -> t * 100_000).toArray();
        MomentCurve noise = new MomentCurve(
                times, LongStream.range(0, 50).mapToDouble(t -> 60 + t % 3).toArray());
        assertThat(new SoundPauses(noise, times).at(1_000_000)).isZero();
        assertThat(new SoundPauses(MomentCurve.FLAT, times).at(1_000_000)).isZero();
    }
}
