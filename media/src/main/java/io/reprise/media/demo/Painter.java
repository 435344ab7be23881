package io.reprise.media.demo;

import java.util.Random;

/** Draws one scene of the demo film. */
interface Painter {
    /** Draws the whole picture at a time from the scene's start. */
    void paint(DemoCanvas picture, double seconds);

    /** The painter of a kind in a variation. */
    static Painter of(SceneKind kind, int variation, long seed) {
        Random random = random(kind, variation, seed);
        return switch (kind) {
            case TITLE -> new TitlePainter(variation);
            case BALLS -> new BallsPainter(variation, random);
            case NIGHT -> new NightPainter(variation, random);
            case FISH -> new FishPainter(variation, random);
            case FIREWORKS -> new FireworksPainter(random);
            case HILLS -> new HillsPainter(variation, random);
        };
    }

    /** The chance of one scene; the same for its pictures and its sound. */
    static Random random(SceneKind kind, int variation, long seed) {
        return new Random(seed * 1_000_003 + kind.name().hashCode() * 101L + variation);
    }
}
