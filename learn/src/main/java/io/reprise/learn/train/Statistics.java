package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.learn.data.TrainingCase;

/** Mean and deviation of every dimension, over a sample of the cases; absent parts are left out. */
final class Statistics {
    /** Cases that are looked at. */
    static final int SAMPLE = 300;

    private final FeatureSpec spec;
    private final double[] sum;
    private final double[] squares;
    private final long[] count;

    private Statistics(FeatureSpec spec) {
        this.spec = spec;
        sum = new double[spec.dim()];
        squares = new double[spec.dim()];
        count = new long[spec.dim()];
    }

    static Standardiser ofFeatures(TrainingSet set, int[] cases) throws BadInputException {
        Statistics statistics = new Statistics(set.spec());
        for (int i : HeldOut.some(cases, SAMPLE)) {
            statistics.add(set.get(i).video().features());
        }
        return statistics.standardiser();
    }

    static Standardiser ofCues(CueSet cues, TrainingSet set, int[] cases) throws BadInputException {
        if (cues == CueSet.NONE) {
            return new Standardiser(FeatureSpec.single("none", 1), new float[1], new float[1]);
        }
        Statistics statistics = new Statistics(NetworkRanker.cueSpec(cues));
        for (int i : HeldOut.some(cases, SAMPLE)) {
            TrainingCase one = set.get(i);
            statistics.add(cues.of(one.video(), one.history()));
        }
        return statistics.standardiser();
    }

    private void add(FeatureMatrix rows) {
        float[] values = rows.values();
        for (int start = 0; start < values.length; start += spec.dim()) {
            for (FeaturePart part : spec.parts()) {
                if (!part.isAbsent(values, start)) {
                    add(values, start, part);
                }
            }
        }
    }

    private void add(float[] values, int start, FeaturePart part) {
        for (int d = part.offset(); d < part.end(); d++) {
            double value = values[start + d];
            sum[d] += value;
            squares[d] += value * value;
            count[d]++;
        }
    }

    private Standardiser standardiser() {
        float[] mean = new float[spec.dim()];
        float[] scale = new float[spec.dim()];
        for (int d = 0; d < mean.length; d++) {
            double centre = count[d] == 0 ? 0 : sum[d] / count[d];
            double variance = count[d] == 0 ? 0 : squares[d] / count[d] - centre * centre;
            mean[d] = (float) centre;
            // what hardly changes carries nothing, and would be blown up
            scale[d] = variance > 1e-10 * (1 + centre * centre) ? (float) (1 / Math.sqrt(variance)) : 0;
        }
        return new Standardiser(spec, mean, scale);
    }
}
