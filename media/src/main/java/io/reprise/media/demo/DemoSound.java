package io.reprise.media.demo;

import java.util.List;
import java.util.Random;

/** The sound of one scene, in stereo, piece by piece. */
final class DemoSound {
    private static final double FADE_SECONDS = 0.02;

    private final SceneKind kind;
    private final int variation;
    private final int rate;
    private final Random noise;
    private final List<FireworksPainter.Burst> bursts;
    private long position;
    private double lowPassed;

    DemoSound(Scene scene, long seed, int rate) {
        this.kind = scene.kind();
        this.variation = scene.variation();
        this.rate = rate;
        this.noise = new Random(seed + scene.range().startMicros());
        this.bursts = FireworksPainter.bursts(Painter.random(kind, variation, seed));
    }

    /** The next samples, left and right taking turns. */
    float[] next(int count) {
        float[] samples = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double seconds = position++ / (double) rate;
            double value = Math.min(1, seconds / FADE_SECONDS) * sample(seconds);
            double side = 0.15 * Math.sin(2 * seconds);
            samples[2 * i] = (float) (value * (1 - side));
            samples[2 * i + 1] = (float) (value * (1 + side));
        }
        return samples;
    }

    private double sample(double seconds) {
        return switch (kind) {
            case TITLE -> 0.08 * (tone(220, seconds) + tone(277.2, seconds) + tone(329.6, seconds));
            case BALLS -> struck(seconds % 0.5, 95 + 12 * variation, 9, 0.5) + struck(seconds % 0.75, 330, 14, 0.15);
            case NIGHT -> 0.06 * hiss(0.6) + 0.03 * tone(60, seconds);
            case FISH -> bubble(seconds % 0.62, 0.2) + bubble((seconds + 0.3) % 0.97, 0.12) + 0.15 * hiss(0.01);
            case FIREWORKS -> bangs(seconds);
            case HILLS -> (0.5 + 0.3 * Math.sin(seconds * 0.9)) * hiss(0.006);
        };
    }

    private static double tone(double hertz, double seconds) {
        return Math.sin(2 * Math.PI * hertz * seconds);
    }

    /** A struck tone that dies away. */
    private static double struck(double age, double hertz, double decay, double loudness) {
        return loudness * Math.exp(-decay * age) * tone(hertz, age);
    }

    /** A short tone that rises. */
    private static double bubble(double age, double loudness) {
        return age > 0.16 ? 0 : loudness * Math.sin(Math.PI * age / 0.16) * tone(380 + 2600 * age, age);
    }

    /** Noise; the smaller the share, the deeper. */
    private double hiss(double share) {
        lowPassed += share * (noise.nextGaussian() - lowPassed);
        return lowPassed / Math.sqrt(share);
    }

    private double bangs(double seconds) {
        double loudness = 0.01;
        for (FireworksPainter.Burst burst : bursts) {
            double age = seconds - burst.seconds();
            if (age >= 0 && age < 1) {
                loudness += 0.28 * Math.exp(-6 * age);
            }
        }
        return Math.max(-1, Math.min(1, loudness * hiss(0.15)));
    }
}
