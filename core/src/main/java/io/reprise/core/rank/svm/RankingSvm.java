package io.reprise.core.rank.svm;

import io.reprise.core.math.Dense;
import io.reprise.core.math.Vectors;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A linear ranking SVM: finds w that minimises |w|^2 / 2 + C sum_i max(0, 1 - w.d_i)^p over the differences d_i =
 * (better - worse), p = 1 or 2, by dual coordinate descent with shrinking (Hsieh et al., ICML 2008, algorithm 3), on
 * dense rows. Where that crawls, because C is large for rows of that length, Newton's method ends it for p = 2.
 */
public final class RankingSvm {
    /** Rounds after which Newton's method is the shorter way; easy problems take 5 to 20. */
    private static final int DUAL_ROUNDS = 25;

    /** Length of the gradient at which Newton's method ends, as a part of its length at w = 0. */
    private static final double GRADIENT_LEFT = 1e-3;

    /** A projected gradient that is nearer to 0 moves nothing; liblinear's. */
    private static final double NO_GRADIENT = 1e-12;

    private final float[][] rows;
    private final SvmOptions options;
    private final double diagonal;
    private final double upper;
    private final double[] norms;
    private final double[] alpha;
    private final float[] w;
    private final float[] scratch = Dense.scratch();
    private int[] active;
    private double least;
    private double most;
    private double shrinkBelow = Double.NEGATIVE_INFINITY;
    private double shrinkAbove = Double.POSITIVE_INFINITY;

    private RankingSvm(float[][] rows, SvmOptions options) {
        this.rows = rows;
        this.options = options;
        diagonal = options.squared() ? 0.5 / options.cost() : 0;
        upper = options.squared() ? Double.POSITIVE_INFINITY : options.cost();
        alpha = new double[rows.length];
        w = new float[rows[0].length];
        norms = Arrays.stream(rows).mapToDouble(row -> diagonal + dot(row, row)).toArray();
        active = IntStream.range(0, rows.length).toArray();
    }

    /**
     * Fits the weights.
     *
     * @param differences features of the better minus features of the worse, one row a pair, at least one
     * @return w, one weight a dimension
     */
    public static float[] fit(float[][] differences, SvmOptions options) {
        if (differences.length == 0) {
            throw new IllegalArgumentException("a ranking SVM needs at least one pair");
        }
        return new RankingSvm(differences, options).solve();
    }

    private float[] solve() {
        Random random = new Random(options.seed());
        int rounds = options.squared() ? Math.min(DUAL_ROUNDS, options.maxRounds()) : options.maxRounds();
        for (int round = 0; round < rounds; round++) {
            boolean whole = active.length == rows.length;
            shuffle(active, random);
            sweep();
            if (most - least > options.tolerance()) {
                shrinkBelow = least < 0 ? least : Double.NEGATIVE_INFINITY;
                shrinkAbove = most > 0 ? most : Double.POSITIVE_INFINITY;
            } else if (whole) {
                return w;
            } else {
                active = IntStream.range(0, rows.length).toArray();
                shrinkBelow = Double.NEGATIVE_INFINITY;
                shrinkAbove = Double.POSITIVE_INFINITY;
            }
        }
        return rounds < options.maxRounds() ? new PrimalNewton(rows, options.cost(), GRADIENT_LEFT).solve(w) : w;
    }

    /** One pass over the active rows, dropping those at a bound that will most likely stay there. */
    private void sweep() {
        least = 0;
        most = 0;
        int kept = 0;
        for (int i : active) {
            double gradient = dot(w, rows[i]) - 1 + diagonal * alpha[i];
            if ((alpha[i] == 0 && gradient > shrinkAbove) || (alpha[i] == upper && gradient < shrinkBelow)) {
                continue;
            }
            active[kept++] = i;
            double projected = projected(alpha[i], gradient);
            least = Math.min(least, projected);
            most = Math.max(most, projected);
            if (Math.abs(projected) > NO_GRADIENT && norms[i] > 0) {
                step(i, gradient);
            }
        }
        active = Arrays.copyOf(active, kept);
    }

    private double projected(double a, double gradient) {
        if (a == 0) {
            return Math.min(gradient, 0);
        }
        return a == upper ? Math.max(gradient, 0) : gradient;
    }

    private void step(int i, double gradient) {
        double old = alpha[i];
        alpha[i] = Math.min(Math.max(old - gradient / norms[i], 0), upper);
        Dense.addScaled((float) (alpha[i] - old), rows[i], 0, w, 0, w.length);
    }

    private double dot(float[] a, float[] b) {
        return Dense.dot(a, 0, b, 0, a.length, scratch);
    }

    /** The value that is minimised. */
    public static double objective(float[] w, float[][] differences, SvmOptions options) {
        double sum = 0;
        for (float[] row : differences) {
            double loss = Math.max(0, 1 - Vectors.dot(w, row));
            sum += options.squared() ? loss * loss : loss;
        }
        return Vectors.dot(w, w) / 2 + options.cost() * sum;
    }

    private static void shuffle(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
