package io.reprise.core.rank.reprise;

/**
 * Solves (S K S + ridge I) x = b for a symmetric positive semi-definite K, a diagonal S and several ridges at once: a
 * product with K, which is most of the work, serves them all, since their Krylov spaces are the same. Conjugate gradients
 * for the smallest ridge; the residuals of the others are multiples of its own (Jegerlehner, "Krylov space solvers for
 * shifted linear systems", hep-lat/9612014, 1996, section 2.3).
 */
final class ShiftedConjugateGradient {
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-9;

    private final double[][] matrix;
    private final double ridge;
    private final double[] residual;
    private final double[] direction;
    private final Shifted[] systems;

    private ShiftedConjugateGradient(double[][] matrix, double[] ridges, double[] wanted) {
        this.matrix = matrix;
        this.ridge = ridges[0];
        this.residual = wanted.clone();
        this.direction = wanted.clone();
        this.systems = new Shifted[ridges.length];
        for (int s = 0; s < ridges.length; s++) {
            systems[s] = new Shifted(ridges[s] - ridge, wanted);
        }
    }

    /**
     * Solves to a relative residual of 1e-9, or stops after 200 steps with the best it has.
     *
     * @param kernel K, symmetric [n][n]
     * @param scale the diagonal of S
     * @param ridges positive, the smallest first
     * @param wanted b
     * @return a solution for each ridge
     */
    static double[][] solve(float[][] kernel, double[] scale, double[] ridges, double[] wanted) {
        double[][] matrix = new double[wanted.length][wanted.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = scale[i] * scale[j] * kernel[i][j];
            }
        }
        return new ShiftedConjugateGradient(matrix, ridges, wanted).solve();
    }

    private double[][] solve() {
        double energy = dot(residual, residual);
        double enough = TOLERANCE * TOLERANCE * energy;
        for (int step = 0; step < MOST_STEPS && energy > enough; step++) {
            double[] image = image();
            double length = energy / dot(direction, image);
            add(residual, -length, image);
            double next = dot(residual, residual);
            for (Shifted system : systems) {
                system.step(length, next / energy, residual);
            }
            for (int i = 0; i < residual.length; i++) {
                direction[i] = residual[i] + next / energy * direction[i];
            }
            energy = next;
        }
        double[][] solutions = new double[systems.length][];
        for (int s = 0; s < systems.length; s++) {
            solutions[s] = systems[s].solution;
        }
        return solutions;
    }

    /** Row by row, as the matrix is symmetric: sums of rows are what the compiler takes several numbers at once for. */
    private double[] image() {
        double[] image = new double[direction.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = ridge * direction[i];
        }
        for (int j = 0; j < image.length; j++) {
            add(image, direction[j], matrix[j]);
        }
        return image;
    }

    private static void add(double[] sum, double factor, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** One ridge's solution, {@code shift} above the smallest one's. Its residual is {@code factor} times the other's. */
    private static final class Shifted {
        private final double shift;
        private final double[] solution;
        private final double[] direction;
        private double factor = 1;
        private double lastFactor = 1;
        private double lastLength = 1;
        private double lastShare;

        Shifted(double shift, double[] wanted) {
            this.shift = shift;
            this.solution = new double[wanted.length];
            this.direction = wanted.clone();
        }

        /** Follows a step: its length, how much of the direction is taken along (share), and the new residual. */
        void step(double length, double share, double[] residual) {
            if (factor == 0) {
                return; // solved long before the other
            }
            double next = factor
                    * lastFactor
                    * lastLength
                    / (length * lastShare * (lastFactor - factor) + lastFactor * lastLength * (1 + shift * length));
            double ratio = next / factor;
            add(solution, length * ratio, direction);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = next * residual[i] + share * ratio * ratio * direction[i];
            }
            lastFactor = factor;
            factor = next;
            lastLength = length;
            lastShare = share;
        }
    }
}
