package io.reprise.core.select;

import io.reprise.core.math.Vectors;

/**
 * The order in which segments are tried: by score, less a penalty for being like one already chosen. The rule: a segment
 * of a shot that has been chosen before is passed over unless it beats what else there is by more than one standard
 * deviation of the video's scores; one that only looks the same (partwise cosine from 0.9 up, both less the video's
 * mean) unless by more than up to half of that. So a video's one great shot may still fill the list, a merely good one
 * does not.
 */
final class Variety {
    /** Penalty of a segment of a shot that was chosen, in standard deviations of the scores; set by hand. */
    private static final double SAME_SHOT = 1;
    /** Penalty of a segment that looks the same, likewise. */
    private static final double SAME_LOOK = 0.5;
    /** Similarity, in [-1, 1], from which a segment begins to look the same: no penalty there, the whole of it at 1. */
    private static final double LOOK_FROM = 0.9;

    private final double[] scores;
    private final double spread;
    private final SegmentSimilarity looks;
    private final double[] redundancy;
    private final boolean[] gone;

    Variety(SegmentSimilarity looks, double[] scores) {
        this.scores = scores;
        this.spread = Vectors.standardDeviation(scores);
        this.looks = looks;
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
        double[] alike = looks.like(segment);
        for (int i = 0; i < scores.length; i++) {
            double similarity = looks.sameShot(i, segment)
                    ? SAME_SHOT
                    : SAME_LOOK * Math.max(0, (alike[i] - LOOK_FROM) / (1 - LOOK_FROM));
            redundancy[i] = Math.max(redundancy[i], similarity);
        }
    }
}
