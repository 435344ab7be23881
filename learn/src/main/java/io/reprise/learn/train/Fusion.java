package io.reprise.learn.train;

import io.reprise.core.rank.svm.RankingSvm;
import io.reprise.core.rank.svm.SvmOptions;
import io.reprise.learn.data.TrainingCase;
import java.util.ArrayList;
import java.util.List;

/** How the weight of the late fusion is found on held-out users. */
public enum Fusion {
    /** Search. */
    WEIGHTED("the weight with the best mean average precision of a grid"),
    /** A small ranking SVM. */
    LEARNED("the ratio of the weights of a ranking SVM on the two scores");

    private static final double[] GRID = {0, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10};

    private final String help;

    Fusion(String help) {
        this.help = help;
    }

    /** What it does, in a line. */
    public String help() {
        return help;
    }

    /**
     * The factor of the second score in first + factor * second, never negative.
     *
     * @param cases held-out cases, at least one
     * @param first scores of each case's segments
     * @param second other scores of the same
     */
    double weight(List<TrainingCase> cases, List<double[]> first, List<double[]> second) {
        double unit = spread(second) > 0 ? spread(first) / spread(second) : 0;
        return unit
                * switch (this) {
                    case WEIGHTED -> best(cases, first, second, unit);
                    case LEARNED -> learned(cases, first, second, unit);
                };
    }

    private static double best(List<TrainingCase> cases, List<double[]> first, List<double[]> second, double unit) {
        double best = 0;
        double bestMap = -1;
        for (double factor : GRID) {
            List<double[]> sums = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                sums.add(sum(first.get(i), second.get(i), factor * unit));
            }
            double map = HeldOut.map(cases, sums);
            if (map > bestMap) {
                bestMap = map;
                best = factor;
            }
        }
        return best;
    }

    static double[] sum(double[] first, double[] second, double factor) {
        double[] sum = first.clone();
        for (int s = 0; s < sum.length; s++) {
            sum[s] += factor * second[s];
        }
        return sum;
    }

    private static double learned(List<TrainingCase> cases, List<double[]> first, List<double[]> second, double unit) {
        List<float[]> differences = new ArrayList<>();
        double scale = spread(first) > 0 ? 1 / spread(first) : 0;
        for (int i = 0; i < cases.size(); i++) {
            for (int p : cases.get(i).segments(1)) {
                for (int n : cases.get(i).segments(-1)) {
                    differences.add(new float[] {
                        (float) (scale * (first.get(i)[p] - first.get(i)[n])),
                        (float) (scale * unit * (second.get(i)[p] - second.get(i)[n]))
                    });
                }
            }
        }
        SvmOptions options = new SvmOptions(1.0 / differences.size(), true, 1e-4, 1000, 1);
        float[] w = RankingSvm.fit(differences.toArray(new float[0][]), options);
        return w[0] > 0 ? Math.max(0, w[1] / w[0]) : GRID[GRID.length - 1];
    }

    /** Mean deviation of the scores within a video. */
    private static double spread(List<double[]> scores) {
        double sum = 0;
        for (double[] video : scores) {
            double mean = 0;
            double squares = 0;
            for (double score : video) {
                mean += score / video.length;
                squares += score * score / video.length;
            }
            sum += Math.sqrt(Math.max(0, squares - mean * mean));
        }
        return sum / scores.size();
    }
}
