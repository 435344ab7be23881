package io.reprise.core.rank.position;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.math.Vectors;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;

/**
 * Ranks by where people clip: a prior over positions, fitted on other users, moved by this person's own earlier
 * positions. A linear model over {@link PositionBasis}; the score is the logarithm of how likely the segment is clipped,
 * up to a constant. Ours: neither paper nor product had it.
 */
public final class PositionRanker implements Ranker {
    /** The kind that its model files carry. */
    public static final String KIND = "position";

    /** So small that it only breaks ties, earliest first. */
    private static final double EARLIER = 1e-9;

    private final double[] weights;

    /**
     * With weights of one's own.
     *
     * @param weights one for each number of the basis
     */
    public PositionRanker(double[] weights) {
        if (weights.length != PositionBasis.SIZE) {
            throw new IllegalArgumentException(
                    weights.length + " weights for a position basis of " + PositionBasis.SIZE);
        }
        this.weights = weights.clone();
    }

    /** The weights in a model file. */
    public static PositionRanker of(Model model) {
        float[] values = model.tensor("weights", PositionBasis.SIZE).values();
        double[] weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values[i];
        }
        return new PositionRanker(weights);
    }

    /** The prior that comes with the program, fitted on all users of PHD2's test annotations. */
    public static PositionRanker shipped() {
        return of(Model.shipped(PositionRanker.class, "position.safetensors"));
    }

    /** What its model says of features: it looks at none, so any will do. */
    public static FeatureSpec anySpec() {
        return FeatureSpec.single("any", 1);
    }

    @Override
    public String name() {
        return "position/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        PositionHabit habit = PositionHabit.of(history, video.id());
        double[] scores = new double[video.size()];
        for (Segment segment : video.segments()) {
            double[] basis = PositionBasis.of(segment, video.durationMicros(), habit);
            scores[segment.index()] = Vectors.dot(weights, basis) - EARLIER * segment.index();
        }
        return Scores.of(scores);
    }
}
