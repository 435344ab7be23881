package io.reprise.core.rank.reprise;

/** Solves (K + diagonal) x = b for a symmetric positive semi-definite K, with the diagonal as preconditioner. */
final class ConjugateGradient {
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-8;

    private ConjugateGradient() {}

    /**
     * Solves to a relative residual of 1e-8, or stops after 200 steps with the best it has.
     *
     * @param kernel symmetric [n][n]
     * @param diagonal added to the kernel's, positive
     * @param wanted the right-hand side
     */
    static double[] solve(float[][] kernel, double[] diagonal, double[] wanted) {
        int n = wanted.length;
        double[] solution = new double[n];
        double[] residual = wanted.clone();
        double[] scaled = divide(residual, kernel, diagonal);
        double[] direction = scaled.clone();
        double energy = dot(residual, scaled);
        double enough = TOLERANCE * TOLERANCE * dot(wanted, wanted);
        for (int step = 0; step < MOST_STEPS && dot(residual, residual) > enough; step++) {
            double[] image = multiply(kernel, diagonal, direction);
            double length = energy / dot(direction, image);
            for (int i = 0; i < n; i++) {
                solution[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            scaled = divide(residual, kernel, diagonal);
            double next = dot(residual, scaled);
            for (int i = 0; i < n; i++) {
                direction[i] = scaled[i] + next / energy * direction[i];
            }
            energy = next;
        }
        return solution;
    }

    private static double[] divide(double[] vector, float[][] kernel, double[] diagonal) {
        double[] divided = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            divided[i] = vector[i] / (kernel[i][i] + diagonal[i]);
        }
        return divided;
    }

    private static double[] multiply(float[][] kernel, double[] diagonal, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = diagonal[i] * vector[i];
            for (int j = 0; j < vector.length; j++) {
                sum += kernel[i][j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
