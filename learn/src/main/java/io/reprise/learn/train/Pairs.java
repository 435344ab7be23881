package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.learn.data.TrainingCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Differences between what was clipped and what was not in the same video, drawn at random for a ranking SVM. */
final class Pairs {
    private Pairs() {}

    /** What a ranking SVM sees of a case. */
    interface Inputs {
        /** One row a segment. */
        FeatureMatrix of(TrainingCase one, Random random);
    }

    /**
     * Draws pairs, about as many of each case.
     *
     * @param most how many in all; fewer where a quarter of the heap would not hold them
     */
    static float[][] draw(TrainingSet set, int[] cases, Inputs inputs, int dim, int most, long seed)
            throws BadInputException {
        long fits = Runtime.getRuntime().maxMemory() / 4 / Float.BYTES / dim;
        int wanted = (int) Math.max(1, Math.min(most, fits));
        Random random = new Random(seed);
        List<float[]> differences = new ArrayList<>();
        int[] order = EpochOrder.of(set, cases, random);
        for (int k = 0; k < order.length && differences.size() < wanted; k++) {
            int share = (wanted - differences.size() + order.length - k - 1) / (order.length - k);
            add(set.get(order[k]), inputs, share, random, differences);
        }
        return differences.toArray(new float[0][]);
    }

    private static void add(TrainingCase one, Inputs inputs, int share, Random random, List<float[]> differences) {
        int[] better = one.segments(1);
        int[] worse = one.segments(-1);
        FeatureMatrix rows = inputs.of(one, random);
        long pairs = Math.min(share, (long) better.length * worse.length);
        for (int i = 0; i < pairs; i++) {
            float[] difference = rows.row(better[random.nextInt(better.length)]);
            int other = worse[random.nextInt(worse.length)];
            for (int d = 0; d < difference.length; d++) {
                difference[d] -= rows.get(other, d);
            }
            differences.add(difference);
        }
    }
}
