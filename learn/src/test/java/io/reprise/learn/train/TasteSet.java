package io.reprise.learn.train;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.data.TrainingCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Users of whom each likes one direction of the feature space, beside one that everybody likes a little. */
public record TasteSet(int users, int videosOfAUser, int dim, int segments, long seed) implements TrainingSet {
    @Override
    public FeatureSpec spec() {
        return FeatureSpec.single("taste/1", dim);
    }

    @Override
    public String dataHash() {
        return Integer.toHexString(hashCode());
    }

    @Override
    public int size() {
        return users * videosOfAUser;
    }

    @Override
    public String user(int index) {
        return "user" + index / videosOfAUser;
    }

    @Override
    public TrainingCase get(int index) {
        int user = index / videosOfAUser;
        float[] taste = random(dim, Seeds.random(seed, 1, user));
        Random random = Seeds.random(seed, 2, index);
        float[] values = random(segments * dim, random);
        Integer[] order = new Integer[segments];
        for (int i = 0; i < segments; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (a, b) -> Double.compare(liking(values, b, taste), liking(values, a, taste)));
        byte[] labels = new byte[segments];
        for (int rank = 0; rank < segments; rank++) {
            labels[order[rank]] = (byte) (rank < 3 ? 1 : rank < 5 ? 0 : -1);
        }
        return new TrainingCase(user(index), video(values), history(taste, index), labels);
    }

    private double liking(float[] values, int row, float[] taste) {
        double liking = 0;
        for (int d = 0; d < dim; d++) {
            liking += values[row * dim + d] * (taste[d] + (d == 0 ? 1 : 0));
        }
        return liking;
    }

    private RankableVideo video(float[] values) {
        return new RankableVideo(
                segments,
                new UniformSegmenter(1).segment(segments, new long[0]),
                spec(),
                FeatureMatrix.of(segments, dim, values),
                List.of());
    }

    private History history(float[] taste, int index) {
        Random random = Seeds.random(seed, 3, index);
        List<Highlight> highlights = new ArrayList<>();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            float[] feature = random(dim, random);
            for (int d = 0; d < dim; d++) {
                feature[d] = 0.7f * feature[d] + taste[d];
            }
            highlights.add(new Highlight(
                    "h" + i, feature, OptionalDouble.empty(), Optional.of(new Origin("v", new TimeRange(0, 1)))));
        }
        FeatureMatrix left = FeatureMatrix.of(6, dim, random(6 * dim, random));
        SourceVideo source = new SourceVideo("v", FeatureStatistics.of(spec(), left), left);
        return new History(spec(), highlights, size == 0 ? List.of() : List.of(source), List.of());
    }

    private static float[] random(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
