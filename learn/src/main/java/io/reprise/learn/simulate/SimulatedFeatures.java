package io.reprise.learn.simulate;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.time.Micros;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.FeatureSource;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.UserVideo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Features that are drawn when they are asked for, always the same for the same video and seed.
 *
 * <p>The content of segment i is a point in the latent space: the video's style, plus a scene that drifts from segment to
 * segment (autoregressive, {@value #DRIFT}), plus, in some segments, a topic that means nothing here. What a GIF covers
 * shows in addition what everybody likes and a topic its user likes: nearly always one of the one to three topics that
 * are this user's own, now and then any. A feature is a random projection of the content, plus noise.
 */
public final class SimulatedFeatures implements FeatureSource {
    private static final double DRIFT = 0.6;
    private static final int SEGMENT = SampledVideo.FIVE_SECONDS;
    private static final int MOST_TASTES = 3;

    private final SimulationOptions options;
    private final World world;
    private final Map<String, List<Clips>> videos = new HashMap<>();

    private record Clips(String user, UserVideo video) {}

    /** Features for the videos of these users. */
    public SimulatedFeatures(SimulationOptions options, List<Dataset> datasets) {
        this.options = options;
        world = new World(options);
        for (Dataset dataset : datasets) {
            for (DatasetUser user : dataset.users()) {
                for (UserVideo video : user.videos()) {
                    videos.computeIfAbsent(video.videoId(), id -> new ArrayList<>(1))
                            .add(new Clips(user.id(), video));
                }
            }
        }
    }

    @Override
    public FeatureSpec spec() {
        return FeatureSpec.single("simulated/1-" + options.seed(), options.dim());
    }

    @Override
    public long segmentMicros() {
        return 5 * Micros.PER_SECOND;
    }

    @Override
    public FeatureMatrix segments(String videoId) throws BadInputException {
        List<Clips> clips = videos.get(videoId);
        if (clips == null) {
            throw new BadInputException("no-features", "video " + videoId + " is not in the simulation");
        }
        double[][] content = content(videoId, clips);
        Random random = Draws.seeded(options.seed(), "noise of " + videoId);
        float[] values = new float[content.length * options.dim()];
        for (int i = 0; i < content.length; i++) {
            world.feature(content[i], random, options.noise(), values, i * options.dim());
        }
        return FeatureMatrix.of(content.length, options.dim(), values);
    }

    private double[][] content(String videoId, List<Clips> clips) {
        Random random = Draws.seeded(options.seed(), videoId);
        int samples =
                clips.stream().mapToInt(one -> one.video().samples()).max().orElseThrow();
        double[][] content = new double[(samples + SEGMENT - 1) / SEGMENT][];
        double[] style = Draws.gaussian(random, options.latent(), options.style());
        double[] scene = Draws.gaussian(random, options.latent(), 1);
        for (int i = 0; i < content.length; i++) {
            scene = next(scene, random);
            content[i] = style.clone();
            Draws.add(content[i], 1, scene);
            if (random.nextDouble() < options.distraction()) {
                Draws.add(content[i], options.taste(), world.topic(random.nextInt(options.topics())));
            }
        }
        for (Clips one : clips) {
            double[][] tastes = tastes(one.user());
            for (Gif gif : one.video().gifs()) {
                clip(gif.samples(), liked(tastes, random), content);
            }
        }
        return content;
    }

    private double[] next(double[] scene, Random random) {
        double[] next = Draws.gaussian(random, options.latent(), Math.sqrt(1 - DRIFT * DRIFT));
        Draws.add(next, DRIFT, scene);
        return next;
    }

    private double[][] tastes(String user) {
        Random random = Draws.seeded(options.seed(), "taste of " + user);
        double[][] tastes = new double[1 + random.nextInt(MOST_TASTES)][];
        for (int i = 0; i < tastes.length; i++) {
            tastes[i] = world.topic(random.nextInt(options.topics()));
        }
        return tastes;
    }

    private double[] liked(double[][] tastes, Random random) {
        return random.nextDouble() < options.consistency()
                ? tastes[random.nextInt(tastes.length)]
                : world.topic(random.nextInt(options.topics()));
    }

    /** A segment shows as much of the GIF as it holds of it, or as is held of the segment. */
    private void clip(SampleRange gif, double[] topic, double[][] content) {
        for (int i = gif.first() / SEGMENT; i < content.length && i * SEGMENT < gif.end(); i++) {
            int overlap = gif.overlap(i * SEGMENT, (i + 1) * SEGMENT);
            double share = (double) overlap / Math.min(SEGMENT, gif.length());
            Draws.add(content[i], share * options.generic(), world.generic());
            Draws.add(content[i], share * options.taste(), topic);
        }
    }

    /** How much of what everybody likes is in a segment: the best that a generic ranker could know, before noise. */
    double[] genericContent(String videoId) {
        double[][] content = content(videoId, videos.getOrDefault(videoId, List.of()));
        double[] amounts = new double[content.length];
        for (int i = 0; i < amounts.length; i++) {
            for (int l = 0; l < options.latent(); l++) {
                amounts[i] += content[i][l] * world.generic()[l];
            }
        }
        return amounts;
    }
}
