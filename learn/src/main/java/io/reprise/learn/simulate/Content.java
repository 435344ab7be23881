package io.reprise.learn.simulate;

import io.reprise.core.metric.SampleRange;
import io.reprise.core.metric.SampledVideo;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.UserVideo;
import java.util.List;
import java.util.Random;

/**
 * What the segments of simulated videos show: points in a latent space. The content of a segment is the video's style,
 * plus a scene that drifts from segment to segment (autoregressive, {@value #DRIFT}), plus a taste of nobody in
 * particular. What a GIF covers is more intense than it would have been, which everybody likes, and shows instead a taste
 * of its user: mostly one of the few that are his own, now and then any.
 */
final class Content {
    private static final double DRIFT = 0.6;
    private static final int SEGMENT = SampledVideo.FIVE_SECONDS;

    private final SimulationOptions options;
    private final World world;

    /** A video, and who cut what out of it. */
    record Clips(String user, UserVideo video) {}

    Content(SimulationOptions options, World world) {
        this.options = options;
        this.world = world;
    }

    /** The content of each segment [segments][latent]. */
    double[][] of(String videoId, List<Clips> clips) {
        Random random = Draws.seeded(options.seed(), videoId);
        int samples =
                clips.stream().mapToInt(one -> one.video().samples()).max().orElseThrow();
        double[][] content = ordinary((samples + SEGMENT - 1) / SEGMENT, random);
        double[][] shown = distractions(content.length, random);
        for (Clips one : clips) {
            double[][] tastes = tastes(one.user());
            for (Gif gif : one.video().gifs()) {
                clip(gif.samples(), liked(tastes, random), content, shown, random);
            }
        }
        for (int i = 0; i < content.length; i++) {
            Draws.add(content[i], options.taste(), shown[i]);
        }
        return content;
    }

    private double[][] ordinary(int segments, Random random) {
        double[][] content = new double[segments][];
        double[] style = Draws.gaussian(random, options.latent(), options.style());
        double[] scene = Draws.gaussian(random, options.latent(), 1);
        for (int i = 0; i < segments; i++) {
            scene = next(scene, random);
            content[i] = style.clone();
            Draws.add(content[i], 1, scene);
        }
        return content;
    }

    private double[][] distractions(int segments, Random random) {
        double[][] shown = new double[segments][];
        for (int i = 0; i < segments; i++) {
            shown[i] = random.nextDouble() < options.distraction() ? world.taste(random) : new double[options.latent()];
        }
        return shown;
    }

    private double[] next(double[] scene, Random random) {
        double[] next = Draws.gaussian(random, options.latent(), Math.sqrt(1 - DRIFT * DRIFT));
        Draws.add(next, DRIFT, scene);
        return next;
    }

    private double[][] tastes(String user) {
        Random random = Draws.seeded(options.seed(), "taste of " + user);
        double[][] tastes = new double[1 + random.nextInt(options.mostTastes())][];
        for (int i = 0; i < tastes.length; i++) {
            tastes[i] = world.taste(random);
        }
        return tastes;
    }

    private double[] liked(double[][] tastes, Random random) {
        return random.nextDouble() < options.consistency()
                ? tastes[random.nextInt(tastes.length)]
                : world.taste(random);
    }

    /** A segment shows as much of the GIF as it holds of it, or as is held of the segment. */
    private void clip(SampleRange gif, double[] taste, double[][] content, double[][] shown, Random random) {
        long kind = random.nextLong();
        for (int i = gif.first() / SEGMENT; i < content.length && i * SEGMENT < gif.end(); i++) {
            int overlap = gif.overlap(i * SEGMENT, (i + 1) * SEGMENT);
            double share = (double) overlap / Math.min(SEGMENT, gif.length());
            world.intensify(content[i], share * options.generic(), new Random(kind));
            shown[i] = Draws.mix(1 - share, shown[i], share, taste);
        }
    }
}
