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
}
