package io.reprise.vision.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.SoundBlock;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BuiltinExtractorTest {
    private static final int RATE = 12_000;

    private final BuiltinExtractor extractor = (BuiltinExtractor) new BuiltinEncoder().open();
    private final int width = extractor.frameSize().width();
    private final int height = extractor.frameSize().height();

    private Frame flat(double seconds, int red, int green, int blue) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Frame((long) (seconds * 1e6), width, height, rgb);
    }

    /** A fixed pattern of smooth noise, moved right by some pixels. */
    private Frame pattern(double seconds, int right) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = Math.sin((x - right) * .37) + Math.sin((x - right) * .11 + y * .2) + Math.cos(y * .31);
                byte grey = (byte) (128 + 40 * value);
                int at = 3 * (y * width + x);
                rgb[at] = rgb[at + 1] = rgb[at + 2] = grey;
            }
        }
        return new Frame((long) (seconds * 1e6), width, height, rgb);
    }

    private static SoundBlock sound(double seconds, double length, double amplitude, double hertz) {
        float[] samples = new float[(int) (length * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new SoundBlock((long) (seconds * 1e6), RATE, samples, samples.length);
    }

    private FeaturePart part(String name) {
        return extractor.spec().parts().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean absent(FeatureTrack track, int row, String name) {
        return part(name).isAbsent(track.rows().values(), row * track.rows().dim());
    }

    @Test
    void absentSoundIsAbsentAndSilenceIsNot() {
        extractor.frame(flat(0, 10, 20, 30));
        extractor.frame(flat(1, 10, 20, 30));
        extractor.sound(sound(.6, .8, 0, 440));
        FeatureTrack track = extractor.finish();
        assertThat(absent(track, 0, "sound")).isTrue();
        assertThat(absent(track, 1, "sound")).isFalse();
        SignalTrack signals = extractor.signals();
        assertThat(signals.get(0, Signal.SOUND)).isZero();
        assertThat(signals.get(1, Signal.SOUND)).isEqualTo(1);
        assertThat(signals.get(1, Signal.LOUDNESS)).isEqualTo(-100);
    }

    @Test
    void partsOfThePictureAreNeverAbsentNotEvenInBlack() {
        extractor.frame(flat(0, 0, 0, 0));
        extractor.frame(flat(.5, 0, 0, 0));
        FeatureTrack track = extractor.finish();
        for (String name : new String[] {"colour", "texture", "edges", "motion"}) {
            assertThat(absent(track, 1, name)).as(name).isFalse();
        }
        assertThat(absent(track, 0, "motion"))
                .as("nothing to compare the first with")
                .isTrue();
        assertThat(extractor.signals().get(1, Signal.BLACK)).isEqualTo(1);
        assertThat(extractor.signals().get(1, Signal.FROZEN)).isEqualTo(1);
    }

    @Test
    void loudnessIsInDecibelsOfFullScaleAndASuddenSoundIsAnOnset() {
        for (int i = 0; i < 8; i++) {
            extractor.frame(flat(i * .5, 0, 0, 0));
        }
        extractor.sound(sound(0, 2, .001, 440));
        extractor.sound(sound(2, 2, 1, 440));
        extractor.finish();
        SignalTrack signals = extractor.signals();
        assertThat(signals.get(6, Signal.LOUDNESS)).isCloseTo(-3.01, within(.05));
        assertThat(signals.get(4, Signal.ONSET)).isGreaterThan(3 * signals.get(6, Signal.ONSET) + 1);
    }

    @Test
    void aPanIsTheCamerasAndALocalChangeIsAnObjects() {
        for (int i = 0; i < 10; i++) {
            extractor.frame(pattern(i * .25, 3 * i));
        }
        FeatureMatrix rows = extractor.finish().rows();
        int motion = part("motion").offset();
        // 3 pixels of 80 in a quarter second to the right: 0.15 widths a second
        assertThat(rows.get(3, motion + 2)).isCloseTo((float) Math.sqrt(3. / width * 4 / 4), within(.01f));
        assertThat(rows.get(3, motion + 3)).as("not to the left").isZero();
        assertThat(rows.get(3, motion + 8)).as("nothing remains for objects").isLessThan(.05f);
    }

    @Test
    void motionHardlyDependsOnHowFarFramesAreApart() {
        assertThat(motionOfNoise(.5)).isCloseTo(motionOfNoise(.25) / Math.sqrt(2), within(.01));
    }

    private static double motionOfNoise(double gap) {
        BuiltinExtractor fresh = (BuiltinExtractor) new BuiltinEncoder().open();
        Random random = new Random(4);
        for (int i = 0; i < 10; i++) {
            byte[] rgb =
                    new byte[3 * fresh.frameSize().width() * fresh.frameSize().height()];
            random.nextBytes(rgb);
            fresh.frame(new Frame(
                    (long) (i * gap * 1e6),
                    fresh.frameSize().width(),
                    fresh.frameSize().height(),
                    rgb));
        }
        fresh.finish();
        return fresh.signals().get(5, Signal.MOTION);
    }

    @Test
    void forTheSignalsAloneTheyAreTheSame() {
        BuiltinExtractor alone = BuiltinExtractor.ofSignals();
        for (int i = 0; i < 10; i++) {
            extractor.frame(pattern(i * .25, 3 * i));
            alone.frame(pattern(i * .25, 3 * i));
        }
        extractor.finish();
        assertThat(alone.finish().rows().rows()).isZero();
        assertThat(alone.signals().track().rows().values())
                .containsExactly(extractor.signals().track().rows().values());
    }

    @Test
    void oneFrameIsEnoughAndNoFrameIsNoRow() {
        assertThat(new BuiltinEncoder().open().finish().rows().rows()).isZero();
        extractor.frame(flat(0, 200, 100, 50));
        assertThat(extractor.finish().rows().rows()).isEqualTo(1);
    }

    @Test
    void framesThatComeFasterThanNeededAreThinned() {
        for (int i = 0; i < 60; i++) {
            extractor.frame(flat(i / 60., i, i, i));
        }
        assertThat(extractor.finish().rows().rows()).isBetween(2, 3);
    }

    @Test
    void soundOfAnyRateAndBrokenSamplesDoNotUpsetIt() {
        extractor.frame(flat(0, 0, 0, 0));
        for (int rate : new int[] {1, 50, 8000, 44_100, 192_000}) {
            float[] samples = new float[40_000];
            samples[3] = Float.NaN;
            samples[5] = Float.POSITIVE_INFINITY;
            extractor.sound(new SoundBlock(0, rate, samples, samples.length));
        }
        assertThat(extractor.finish().rows().rows()).isEqualTo(1);
    }
}
