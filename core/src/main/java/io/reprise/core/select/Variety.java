package io.reprise.core.select;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.segment.Segment;
import java.util.Arrays;

/**
 * The order in which segments are tried: by score, less a penalty for being like one already chosen. The rule: a segment
 * of a shot that has been chosen before is passed over unless it beats what else there is by more than one standard
 * deviation of the video's scores; one that only looks the same (partwise cosine from 0.9 up, both less the video's
 * mean) unless by more than up to half of that. So a video's one great shot may still fill the list, a merely good one
 * does not.
 */
final class Variety {
    private static final double SAME_SHOT = 1;
    private static final double SAME_LOOK = 0.5;
    private static final double LOOK_FROM = 0.9;

    private final double[] scores;
    private final double spread;
    private final int[] shots;
    private final FeatureMatrix centred;
    private final PartwiseCosine cosine;
    private final double[] redundancy;
    private final boolean[] gone;

    Variety(Material material, double[] scores) {
        this.scores = scores;
        this.spread = standardDeviation(scores);
        this.shots = material.segments().stream()
                .mapToInt(segment -> mainShot(segment, material.cutsMicros()))
                .toArray();
        this.centred = centred(material.features());
        this.cosine = new PartwiseCosine(material.spec());
        this.redundancy = new double[scores.length];
        this.gone = new boolean[scores.length];
    }

    /** The segment to try next; -1 if none is left. Of equal ones the earlier. */
    int next() {
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            if (!gone[i] && (best < 0 || value(i) > value(best))) {
                best = i;
            }
        }
        return best;
    }

    private double value(int segment) {
        return scores[segment] - spread * redundancy[segment];
    }

    /** Takes a segment off the list; if it was chosen, those like it fall behind. */
    void remove(int segment, boolean chosen) {
        gone[segment] = true;
        if (!chosen) {
            return;
        }
        for (int i = 0; i < scores.length; i++) {
            redundancy[i] = Math.max(redundancy[i], likeness(i, segment));
        }
    }

    private double likeness(int a, int b) {
        if (shots[a] == shots[b]) {
            return SAME_SHOT;
        }
        double look = cosine.of(centred, a, centred, b);
        return SAME_LOOK * Math.max(0, (look - LOOK_FROM) / (1 - LOOK_FROM));
    }

    /** Number of the shot that fills most of the segment; the first of equals. */
    private static int mainShot(Segment segment, long[] cuts) {
        long start = segment.range().startMicros();
        int shot = countUpTo(cuts, start);
        int best = shot;
        long longest = 0;
        while (start < segment.range().endMicros()) {
            long end = shot < cuts.length
                    ? Math.min(cuts[shot], segment.range().endMicros())
                    : segment.range().endMicros();
            if (end - start > longest) {
                longest = end - start;
                best = shot;
            }
            start = end;
            shot++;
        }
        return best;
    }

    private static int countUpTo(long[] cuts, long micros) {
        int found = Arrays.binarySearch(cuts, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static FeatureMatrix centred(FeatureMatrix features) {
        int dim = features.dim();
        double[] mean = new double[dim];
        float[] values = features.values().clone();
        for (int i = 0; i < values.length; i++) {
            mean[i % dim] += values[i] / (double) features.rows();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= (float) mean[i % dim];
        }
        return FeatureMatrix.of(features.rows(), dim, values);
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }
}
