package io.reprise.core.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppealPoolingTest {
    private static final List<Segment> SEGMENTS = new UniformSegmenter(10).segment(30, new long[0]);

    private static float[] moment(double motion, double sound, double loudness, double onset) {
        float[] row = new float[Signal.values().length];
        row[Signal.MOTION.column()] = (float) motion;
        row[Signal.SOUND.column()] = (float) sound;
        row[Signal.LOUDNESS.column()] = (float) loudness;
        row[Signal.ONSET.column()] = (float) onset;
        return row;
    }

    private static SignalTrack track(float[]... rows) {
        long[] times = {0, 5, 10, 15};
        return new SignalTrack(new FeatureTrack(SignalTrack.SPEC, times, FeatureMatrix.ofRows(List.of(rows))));
    }

    @Test
    void poolsMotionSurpriseAndSoundAgainstTheVideosOwnLevel() {
        List<Appeal> appeal = AppealPooling.of(
                track(moment(.1, 1, -30, 2), moment(.3, 1, -20, 9), moment(.2, 1, -40, 1), moment(.2, 1, -30, 0)),
                SEGMENTS);
        assertThat(appeal.get(0).motion()).isCloseTo(.2, within(1e-6));
        assertThat(appeal.get(0).surprise()).isCloseTo(.2, within(1e-6));
        assertThat(appeal.get(0).loudness().getAsDouble()).isCloseTo(5, within(1e-6));
        assertThat(appeal.get(0).onset().getAsDouble()).isEqualTo(9);
        assertThat(appeal.get(1).surprise()).isZero();
        assertThat(appeal.get(2)).as("no moment of its own: the nearest").isNotNull();
    }

    @Test
    void withoutSoundThereIsNoLoudness() {
        List<Appeal> appeal = AppealPooling.of(
                track(moment(.1, 0, 0, 0), moment(.1, 0, 0, 0), moment(0, 0, 0, 0), moment(0, 0, 0, 0)), SEGMENTS);
        assertThat(appeal).allSatisfy(a -> {
            assertThat(a.loudness()).isEmpty();
            assertThat(a.onset()).isEmpty();
        });
    }

    @Test
    void everySignalIsTheMeanOverItsOwnSegment() {
        float[] first = new float[Signal.values().length];
        float[] second = first.clone();
        Signal[] shares = {Signal.SHARPNESS, Signal.COLOURFULNESS, Signal.BLACK, Signal.FROZEN, Signal.TEXT};
        for (int i = 0; i < shares.length; i++) {
            first[shares[i].column()] = .1f * i;
            second[shares[i].column()] = .1f * i + .2f;
        }
        Appeal appeal =
                AppealPooling.of(track(first, second, first, first), SEGMENTS).get(0);
        assertThat(new double[] {
                    appeal.sharpness(), appeal.colourfulness(), appeal.black(), appeal.frozen(), appeal.text()
                })
                .containsExactly(new double[] {.1, .2, .3, .4, .5}, within(1e-6));
    }

    @Test
    void aRiseFromTheMomentBeforeTheSegmentIsASurpriseInIt() {
        List<Appeal> appeal = AppealPooling.of(
                track(moment(.9, 1, -10, 0), moment(.1, 1, -30, 0), moment(.5, 0, 0, 8), moment(.2, 1, -20, 3)),
                SEGMENTS);
        assertThat(appeal.get(0).surprise()).as("falls only").isZero();
        assertThat(appeal.get(1).surprise()).isCloseTo(.4, within(1e-6));
        // of -30, -20 and -10 the middle; the silent moment counts for nothing
        assertThat(appeal.get(1).loudness().getAsDouble()).isCloseTo(0, within(1e-6));
        assertThat(appeal.get(1).onset().getAsDouble()).isEqualTo(3);
        assertThat(appeal.get(2).motion()).as("of the nearest moment").isCloseTo(.2, within(1e-6));
    }

    @Test
    void signalsBeyondTheirRangeCountAsItsEnds() {
        List<Appeal> appeal = AppealPooling.of(
                track(moment(-.5, 0, 0, 0), moment(-.1, 0, 0, 0), moment(3, 0, 0, 0), moment(4, 0, 0, 0)), SEGMENTS);
        assertThat(appeal.get(0).motion()).isZero();
        assertThat(appeal.get(1).motion()).isEqualTo(1);
        assertThat(appeal.get(1).surprise()).isEqualTo(1);
    }
}
