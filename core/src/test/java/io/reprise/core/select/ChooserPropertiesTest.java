package io.reprise.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every choice from whatever material; each repetition is a seed. */
class ChooserPropertiesTest {
    @RepeatedTest(400)
    void holds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SelectionContext material = material(random);
        Scores scores = scores(random, material.segments().size());
        long min = 1L + random.nextInt(5_000_000);
        long max = min + (random.nextInt(3) == 0 ? 0 : random.nextInt(8_000_000));
        ChooseOptions options = new ChooseOptions(1 + random.nextInt(6), min, max);
        List<Choice> choices = Chooser.choose(material, scores, options);

        assertThat(choices).isNotEmpty().hasSizeLessThanOrEqualTo(options.top());
        assertThat(Chooser.choose(material, scores, options)).isEqualTo(choices);
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            assertThat(choice.rank()).isEqualTo(i + 1);
            assertThat(choice.score()).isEqualTo(scores.total()[choice.segment()]);
            checkRange(choice, material, options);
            for (Choice other : choices.subList(0, i)) {
                assertThat(other.score()).isGreaterThanOrEqualTo(choice.score());
                assertThat(other.percentile()).isGreaterThanOrEqualTo(choice.percentile());
                assertThat(other.range().overlaps(choice.range())).isFalse();
            }
        }
    }

    /** Ranges that were made may overlap each other and reach beyond the video. */
    @RepeatedTest(100)
    void keepsClearOfWhatWasMade(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SelectionContext material = material(random);
        List<TimeRange> made = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            long start = (long) (random.nextDouble() * material.durationMicros());
            made.add(new TimeRange(start, start + 1 + random.nextInt(25_000_000)));
        }
        ChooseOptions options = new ChooseOptions(4, 1L + random.nextInt(1_000_000), 5_000_000);
        Scores scores = scores(random, material.segments().size());
        for (Choice choice : new Chooser(material).choose(scores, options, made)) {
            checkRange(choice, material, options);
            TimeRange segment = material.segments().get(choice.segment()).range();
            for (TimeRange before : made) {
                assertThat(choice.range().overlaps(before)).isFalse();
                assertThat(2 * segment.overlapMicros(before))
                        .isLessThanOrEqualTo(Math.min(segment.lengthMicros(), before.lengthMicros()));
            }
        }
    }

    private static void checkRange(Choice choice, SelectionContext material, ChooseOptions options) {
        TimeRange range = choice.range();
        assertThat(range.endMicros()).isLessThanOrEqualTo(material.durationMicros());
        assertThat(range.lengthMicros()).isLessThanOrEqualTo(options.maxLengthMicros());
        assertThat(range.lengthMicros())
                .isGreaterThanOrEqualTo(Math.min(options.minLengthMicros(), material.durationMicros()));
        assertThat(range.overlaps(material.segments().get(choice.segment()).range()))
                .isTrue();
    }

    private static SelectionContext material(Random random) {
        long duration = 1L + random.nextInt(60_000_000);
        List<Segment> segments =
                new UniformSegmenter(200_000 + random.nextInt(9_000_000)).segment(duration, new long[0]);
        float[] features = new float[segments.size() * 4];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        long[] cuts = random.longs(random.nextInt(30), 1, Math.max(2, duration))
                .sorted()
                .toArray();
        return new SelectionContext(
                duration,
                segments,
                FeatureSpec.single("random", 4),
                FeatureMatrix.of(segments.size(), 4, features),
                cuts,
                curve(random, duration),
                black(random, duration),
                Optional.empty());
    }

    private static MomentCurve curve(Random random, long duration) {
        int points = random.nextInt(200);
        long[] times = new long[points];
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = (i == 0 ? 0 : times[i - 1]) + 1 + random.nextInt((int) Math.max(1, duration / points));
            values[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        }
        return new MomentCurve(times, values);
    }

    private static List<TimeRange> black(Random random, long duration) {
        List<TimeRange> black = new ArrayList<>();
        long from = 0;
        while (random.nextBoolean() && from + 10 < duration) {
            long start = from + random.nextInt((int) (duration - from));
            long end = start + 1 + random.nextInt(3_000_000);
            black.add(new TimeRange(start, end));
            from = end;
        }
        return black;
    }

    private static Scores scores(Random random, int count) {
        return Scores.of(
                random.doubles(count).map(value -> Math.round(value * 8)).toArray());
    }
}
