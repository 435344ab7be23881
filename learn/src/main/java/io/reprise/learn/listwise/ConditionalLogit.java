package io.reprise.learn.listwise;

import io.reprise.core.math.Cholesky;
import io.reprise.core.math.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * Fits w so that softmax(w x) over the rows of each choice comes near the shares with which they were chosen: a
 * conditional logit (McFadden 1974), with a ridge, by Newton's method. Convex, so that there is one answer.
 */
public final class ConditionalLogit {
    private static final int MAX_STEPS = 50;
    private static final double ENOUGH = 1e-10;

    /**
     * One choice.
     *
     * @param rows what each alternative looks like [alternatives][size]
     * @param shares how often each was chosen, summing to 1
     * @param weight how much it counts among the choices, larger than 0
     */
    public record Choice(double[][] rows, double[] shares, double weight) {
        /** One that counts once. */
        public Choice(double[][] rows, double[] shares) {
            this(rows, shares, 1);
        }
    }

    private final List<Choice> choices;
    private final double ridge;
    private final double[] centre;
    private final int size;
    private final double total;

    /**
     * Prepares the fit.
     *
     * @param choices at least one
     * @param size numbers in a row
     * @param ridge how much large weights cost, larger than 0
     */
    public ConditionalLogit(List<Choice> choices, int size, double ridge) {
        this(choices, new double[size], ridge);
    }

    /**
     * Prepares a fit that is drawn towards given weights.
     *
     * @param centre where weights cost nothing, one for each number in a row
     */
    public ConditionalLogit(List<Choice> choices, double[] centre, double ridge) {
        this.choices = choices;
        this.centre = centre.clone();
        this.size = centre.length;
        this.total = choices.stream().mapToDouble(Choice::weight).sum();
        this.ridge = ridge;
    }

    /** The weights that minimise mean cross-entropy + ridge |w - centre|^2. */
    public double[] fit() {
        return fit(centre);
    }

    /** The same, found sooner from weights that are near. */
    public double[] fit(double[] start) {
        double[] weights = start.clone();
        double loss = loss(weights);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = newtonStep(weights);
            double[] next = weights;
            double nextLoss = loss;
            for (double length = 1; length > 1e-6 && nextLoss >= loss; length /= 2) {
                next = moved(weights, direction, length);
                nextLoss = loss(next);
            }
            if (loss - nextLoss < ENOUGH) {
                return weights;
            }
            weights = next;
            loss = nextLoss;
        }
        return weights;
    }

    /** Mean cross-entropy + ridge |w - centre|^2. */
    public double loss(double[] weights) {
        double data = choices.stream()
                .mapToDouble(choice -> choice.weight() * crossEntropy(choice, weights))
                .sum();
        double[] away = moved(weights, centre, 1);
        return data / total + ridge * Vectors.dot(away, away);
    }

    /** The derivative of the loss. */
    public double[] gradient(double[] weights) {
        return derivatives(weights)[0];
    }

    private static double[] moved(double[] weights, double[] direction, double length) {
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= length * direction[i];
        }
        return moved;
    }

    private double[] newtonStep(double[] weights) {
        double[][] derivatives = derivatives(weights);
        double[][] hessian = Arrays.copyOfRange(derivatives, 1, size + 1);
        return Cholesky.solve(hessian, derivatives[0]);
    }

    /** The gradient, then the rows of the Hessian. */
    private double[][] derivatives(double[] weights) {
        double[][] sums = new double[size + 1][size];
        for (Choice choice : choices) {
            add(choice, probabilities(choice, weights), sums);
        }
        for (double[] row : sums) {
            for (int i = 0; i < size; i++) {
                row[i] /= total;
            }
        }
        for (int i = 0; i < size; i++) {
            sums[0][i] += 2 * ridge * (weights[i] - centre[i]);
            sums[i + 1][i] += 2 * ridge;
        }
        return sums;
    }

    private void add(Choice choice, double[] probabilities, double[][] sums) {
        double[] mean = new double[size];
        for (int row = 0; row < probabilities.length; row++) {
            double[] x = choice.rows()[row];
            double p = probabilities[row];
            for (int i = 0; i < size; i++) {
                mean[i] += p * x[i];
                sums[0][i] += choice.weight() * (p - choice.shares()[row]) * x[i];
                for (int j = 0; j <= i; j++) {
                    sums[i + 1][j] += choice.weight() * p * x[i] * x[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i + 1][j] -= choice.weight() * mean[i] * mean[j];
            }
        }
    }

    private static double crossEntropy(Choice choice, double[] weights) {
        double[] probabilities = probabilities(choice, weights);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum -= choice.shares()[i] == 0 ? 0 : choice.shares()[i] * Math.log(probabilities[i]);
        }
        return sum;
    }

    private static double[] probabilities(Choice choice, double[] weights) {
        double[] values = new double[choice.rows().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Vectors.dot(choice.rows()[i], weights);
        }
        Vectors.softmax(values);
        return values;
    }
}
