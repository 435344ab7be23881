package io.reprise.learn.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.reprise.core.rank.svm.RankingSvm;
import io.reprise.core.rank.svm.SvmOptions;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our ranking SVM beside liblinear-java on the same pairs. Its main method takes the pairs and the dimensions. */
@Tag("slow")
class SvmSpeedTest {
    @Test
    void reachesLiblinearsObjective() {
        float[][] rows = differences(1500, 200, 1);
        for (boolean squared : new boolean[] {true, false}) {
            for (double cost : squared ? new double[] {1e-5, 0.001, 0.1, 10} : new double[] {0.001, 0.1}) {
                SvmOptions options = new SvmOptions(cost, squared, 0.01, 5000, 1);
                double ours = RankingSvm.objective(RankingSvm.fit(rows, options), rows, options);
                double theirs = RankingSvm.objective(liblinear(problem(rows), options), rows, options);
                assertThat(ours).as("C %f, squared %s", cost, squared).isCloseTo(theirs, within(1e-3 * theirs));
            }
        }
    }

    /** Prints seconds and objectives of both for several C, each times the rows' mean squared length. */
    public static void main(String[] args) {
        float[][] rows = differences(Integer.parseInt(args[0]), Integer.parseInt(args[1]), 1);
        RankingSvm.fit(rows, new SvmOptions(1e-6, true, 0.1, 3, 1)); // until compiled
        Problem problem = problem(rows);
        for (int i = 2; i < args.length; i++) {
            SvmOptions options = new SvmOptions(Double.parseDouble(args[i]) / rows[0].length, true, 0.1, 1000, 1);
            long began = System.nanoTime();
            float[] ours = RankingSvm.fit(rows, options);
            long middle = System.nanoTime();
            float[] theirs = liblinear(problem, options);
            long end = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "C |x|^2 = %s: ours %.2f s, liblinear %.2f s, ratio %.1f; objectives %.6f and %.6f%n",
                    args[i],
                    (middle - began) / 1e9,
                    (end - middle) / 1e9,
                    (end - middle) / (double) (middle - began),
                    RankingSvm.objective(ours, rows, options),
                    RankingSvm.objective(theirs, rows, options));
        }
    }

    /** Every second row is turned around and labelled so, because liblinear wants two classes. */
    private static Problem problem(float[][] rows) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = rows[0].length;
        problem.x = new Feature[problem.l][problem.n];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.y[i] = i % 2 == 0 ? 1 : -1;
            for (int d = 0; d < problem.n; d++) {
                problem.x[i][d] = new FeatureNode(d + 1, problem.y[i] * rows[i][d]);
            }
        }
        return problem;
    }

    private static float[] liblinear(Problem problem, SvmOptions options) {
        Linear.disableDebugOutput();
        SolverType type = options.squared() ? SolverType.L2R_L2LOSS_SVC_DUAL : SolverType.L2R_L1LOSS_SVC_DUAL;
        double[] w = Linear.train(problem, new Parameter(type, options.cost(), options.tolerance(), 5000, 0))
                .getFeatureWeights();
        float[] floats = new float[w.length];
        for (int d = 0; d < w.length; d++) {
            floats[d] = (float) w[d];
        }
        return floats;
    }

    private static float[][] differences(int count, int dim, long seed) {
        Random random = new Random(seed);
        float[] taste = new float[dim];
        for (int d = 0; d < dim; d++) {
            taste[d] = (float) random.nextGaussian();
        }
        float[][] rows = new float[count][dim];
        for (float[] row : rows) {
            double liking = 0;
            for (int d = 0; d < dim; d++) {
                row[d] = (float) random.nextGaussian();
                liking += row[d] * taste[d] / Math.sqrt(dim);
            }
            for (int d = 0; d < dim && liking + 0.5 * random.nextGaussian() < 0; d++) {
                row[d] = -row[d];
            }
        }
        return rows;
    }
}
