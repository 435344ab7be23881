package io.reprise.core.rank.svm;

import io.reprise.core.math.Dense;
import io.reprise.core.math.Vectors;
import java.util.stream.IntStream;

/**
 * The ranking SVM with squared losses solved for w itself by Newton's method (Keerthi &amp; DeCoste 2005): conjugate
 * gradients find each step, a line search how far it goes. It is slower than the dual method where that one converges
 * in a few rounds, and does not mind a large C, with which the dual method crawls.
 */
final class PrimalNewton {
    /** Newton steps at most. */
    private static final int MOST_STEPS = 100;
    /** Conjugate directions of a step at most. */
    private static final int MOST_DIRECTIONS = 250;
    /** Share of the gradient that conjugate gradients leave in a step. */
    private static final double FORCING = 0.1;
    /** Longest step of a line search, in lengths of its direction: a Newton step is about 1. */
    private static final double LONGEST_STEP = 1024;
    /** Halvings of a line search: the step is known to a billionth of the longest. */
    private static final int HALVINGS = 40;
    /** Parts of a sum, whatever the number of processors, so that results repeat. */
    private static final int PARTS = 8;

    private final float[][] rows;
    private final double cost;
    private final double tolerance;
    private final double[] margins;
    private final double[] along;

    /**
     * Prepares.
     *
     * @param tolerance length of the gradient at which it is done, as a part of its length at w = 0
     */
    PrimalNewton(float[][] rows, double cost, double tolerance) {
        this.rows = rows;
        this.cost = cost;
        this.tolerance = tolerance;
        this.margins = new double[rows.length];
        this.along = new double[rows.length];
    }

    /** Goes on from these weights. */
    float[] solve(float[] from) {
        float[] w = from.clone();
        double enough = tolerance * norm(gradient(new float[w.length]));
        for (int step = 0; step < MOST_STEPS; step++) {
            float[] gradient = gradient(w);
            if (norm(gradient) <= enough) {
                return w;
            }
            float[] direction = direction(gradient);
            double length = length(w, direction);
            if (length == 0) {
                return w;
            }
            Dense.addScaled((float) length, direction, 0, w, 0, w.length);
        }
        return w;
    }

    /** w - 2 C sum over the rows with a loss of (1 - margin) row; remembers the margins. */
    private float[] gradient(float[] w) {
        float[] sum = sum((i, scratch) -> {
            margins[i] = dot(w, rows[i], scratch);
            return -2 * cost * Math.max(0, 1 - margins[i]);
        });
        Dense.addScaled(1, w, 0, sum, 0, w.length);
        return sum;
    }

    /** The second derivative times a direction; rows without a loss have no part in it. */
    private float[] curvature(float[] direction) {
        float[] sum = sum((i, scratch) -> margins[i] < 1 ? 2 * cost * dot(direction, rows[i], scratch) : 0);
        Dense.addScaled(1, direction, 0, sum, 0, direction.length);
        return sum;
    }

    /** Conjugate gradients until a tenth of the gradient is left. */
    private float[] direction(float[] gradient) {
        int dim = gradient.length;
        float[] found = new float[dim];
        float[] left = new float[dim];
        Dense.addScaled(-1, gradient, 0, left, 0, dim);
        float[] ahead = left.clone();
        double square = square(left);
        double enough = FORCING * FORCING * square;
        for (int k = 0; k < MOST_DIRECTIONS && square > enough; k++) {
            float[] curved = curvature(ahead);
            double step = square / Vectors.dot(ahead, curved);
            Dense.addScaled((float) step, ahead, 0, found, 0, dim);
            Dense.addScaled((float) -step, curved, 0, left, 0, dim);
            double next = square(left);
            float share = (float) (next / square);
            for (int d = 0; d < dim; d++) {
                ahead[d] = left[d] + share * ahead[d];
            }
            square = next;
        }
        return found;
    }

    /** Exact minimum along the direction: the objective's slope is piecewise linear and grows. */
    private double length(float[] w, float[] direction) {
        sum((i, scratch) -> {
            along[i] = dot(direction, rows[i], scratch);
            return 0;
        });
        double ww = Vectors.dot(w, direction);
        double dd = square(direction);
        double low = 0;
        double high = 1;
        while (slope(high, ww, dd) < 0 && high < LONGEST_STEP) {
            low = high;
            high *= 2;
        }
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (slope(middle, ww, dd) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double slope(double step, double ww, double dd) {
        double sum = 0;
        for (int i = 0; i < along.length; i++) {
            sum += along[i] * Math.max(0, 1 - margins[i] - step * along[i]);
        }
        return ww + step * dd - 2 * cost * sum;
    }

    private interface Factor {
        double of(int row, float[] scratch);
    }

    /** Sum of factor * row over all rows, in parts that do not depend on the number of processors. */
    private float[] sum(Factor factor) {
        float[][] parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> sum(factor, part))
                .toArray(float[][]::new);
        for (int part = 1; part < PARTS; part++) {
            Dense.addScaled(1, parts[part], 0, parts[0], 0, parts[0].length);
        }
        return parts[0];
    }

    private float[] sum(Factor factor, int part) {
        float[] sum = new float[rows[0].length];
        float[] scratch = Dense.scratch();
        int end = (int) ((long) rows.length * (part + 1) / PARTS);
        for (int i = (int) ((long) rows.length * part / PARTS); i < end; i++) {
            double one = factor.of(i, scratch);
            if (one != 0) {
                Dense.addScaled((float) one, rows[i], 0, sum, 0, sum.length);
            }
        }
        return sum;
    }

    private static double dot(float[] a, float[] b, float[] scratch) {
        return Dense.dot(a, 0, b, 0, a.length, scratch);
    }

    private static double square(float[] a) {
        return Vectors.dot(a, a);
    }

    private static double norm(float[] a) {
        return Math.sqrt(square(a));
    }
}
