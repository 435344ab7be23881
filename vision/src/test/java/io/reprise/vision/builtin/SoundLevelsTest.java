package io.reprise.vision.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.SoundBlock;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import org.junit.jupiter.api.Test;

class SoundLevelsTest {
    @Test
    void mergesPairsWhenThereAreTooMany() {
        SoundLevels stretches = new SoundLevels(8);
        for (int i = 0; i < 21; i++) {
            float[] row = new float[SoundMeter.WIDTH];
            row[0] = i;
            row[SoundMeter.RISE] = i == 13 ? 50 : 1;
            stretches.add(1000L * i, row);
        }
        FeatureTrack track = stretches.build();
        assertThat(stretches.together()).isEqualTo(4);
        // 0-3, 4-7, 8-11, 12-15, 16-19 and the open one
        assertThat(track.timesMicros()).containsExactly(1500, 5500, 9500, 13500, 17500, 20000);
        assertThat(track.rows().get(1, 0)).isEqualTo(5.5f);
        assertThat(track.rows().get(3, SoundMeter.RISE)).isEqualTo(50);
        assertThat(track.rows().get(2, SoundMeter.RISE)).isEqualTo(1);
    }

    /** Six hours of sound and a picture every two seconds: bounded, and every moment still hears what was there. */
    @Test
    void aLongVideoIsHeardThroughout() {
        BuiltinExtractor extractor = (BuiltinExtractor) new BuiltinEncoder().open();
        int rate = 1000;
        float[] loud = new float[2 * rate];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (float) (.5 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        float[] quiet = new float[2 * rate];
        byte[] rgb = new byte[3 * 80 * 45];
        int moments = 6 * 1800;
        for (int i = 0; i < moments; i++) {
            extractor.sound(new SoundBlock(i * 2_000_000L, rate, i < moments / 2 ? loud : quiet, 2 * rate));
            extractor.frame(new Frame(i * 2_000_000L, 80, 45, rgb));
        }
        FeatureTrack track = extractor.finish();
        assertThat(track.timesMicros().length).isBetween(1000, 16384);
        SignalTrack signals = extractor.signals();
        for (int i = 1; i < signals.size() - 1; i++) {
            assertThat(signals.get(i, Signal.SOUND)).isEqualTo(1);
            long half = moments * 1_000_000L;
            if (Math.abs(signals.timeMicros(i) - half) > 5_000_000) {
                double expected = signals.timeMicros(i) < half ? -9 : -100;
                assertThat(signals.get(i, Signal.LOUDNESS)).isCloseTo(expected, within(1.0));
            }
        }
    }
}
