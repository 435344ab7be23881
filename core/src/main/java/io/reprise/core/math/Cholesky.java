package io.reprise.core.math;

/** Solves small symmetric systems; by hand, because a library of linear algebra would be there for this class alone. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Solves A x = b.
     *
     * @param a symmetric and positive definite, only its lower triangle is read; overwritten
     */
    public static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < j; k++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(a[i][i]) : a[i][j] / a[j][j];
            }
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
