package io.reprise.learn.simulate;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.Appeal;
import io.reprise.core.time.Micros;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.FeatureSource;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.simulate.Content.Clips;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Features that are drawn when they are asked for, always the same for the same video and seed: a random map of the
 * {@link Content}, plus noise. The generic signal that the built-in descriptors would give is stood in for by one noisy
 * observation of the content's true generic interest, handed over as motion.
 */
public final class SimulatedFeatures implements FeatureSource {
    private final SimulationOptions options;
    private final World world;
    private final Content content;
    private final Map<String, List<Clips>> videos = new HashMap<>();

    /** Features for the videos of these users. */
    public SimulatedFeatures(SimulationOptions options, List<Dataset> datasets) {
        this.options = options;
        world = new World(options);
        content = new Content(options, world);
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
        return FeatureSpec.single("simulated/2-" + options.seed(), options.dim());
    }

    @Override
    public long segmentMicros() {
        return 5 * Micros.PER_SECOND;
    }

    @Override
    public FeatureMatrix segments(String videoId) throws BadInputException {
        double[][] rows = content.of(videoId, clips(videoId));
        Random random = Draws.seeded(options.seed(), "noise of " + videoId);
        float[] values = new float[rows.length * options.dim()];
        for (int i = 0; i < rows.length; i++) {
            world.feature(rows[i], random, values, i * options.dim());
        }
        return FeatureMatrix.of(rows.length, options.dim(), values);
    }

    @Override
    public List<Appeal> appeal(String videoId) throws BadInputException {
        if (options.appeal() == 0) {
            return List.of();
        }
        Random random = Draws.seeded(options.seed(), "appeal of " + videoId);
        double blur = Math.sqrt(1 - options.appeal() * options.appeal());
        List<Appeal> appeal = new ArrayList<>();
        for (double[] row : content.of(videoId, clips(videoId))) {
            double signal = options.appeal() * world.interest(row) + blur * random.nextGaussian();
            double motion = 1 / (1 + Math.exp(-signal));
            appeal.add(new Appeal(motion, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0, 0, 0));
        }
        return appeal;
    }

    /** How much of what everybody likes is in each segment: the best that a generic ranker could know, before noise. */
    double[] interest(String videoId) throws BadInputException {
        double[][] rows = content.of(videoId, clips(videoId));
        double[] interest = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            interest[i] = world.interest(rows[i]);
        }
        return interest;
    }

    private List<Clips> clips(String videoId) throws BadInputException {
        List<Clips> clips = videos.get(videoId);
        if (clips == null) {
            throw new BadInputException("no-features", "video " + videoId + " is not in the simulation");
        }
        return clips;
    }
}
