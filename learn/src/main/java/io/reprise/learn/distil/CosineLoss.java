package io.reprise.learn.distil;

/** 1 - cosine between what a student gives and what is wanted, a mean over a batch. */
final class CosineLoss {
    private static final double SMALL = 1e-12;

    private CosineLoss() {}

    /**
     * The loss, and its derivative.
     *
     * @param given [count * dim], of any length
     * @param wanted [count][dim], of length 1
     * @param slopes set to the derivative by what was given
     */
    static double of(float[] given, float[][] wanted, float[] slopes) {
        int dim = given.length / wanted.length;
        double loss = 0;
        for (int row = 0; row < wanted.length; row++) {
            double square = SMALL;
            double product = 0;
            for (int i = 0; i < dim; i++) {
                float value = given[row * dim + i];
                square += value * value;
                product += value * wanted[row][i];
            }
            double length = Math.sqrt(square);
            double cosine = product / length;
            loss += (1 - cosine) / wanted.length;
            for (int i = 0; i < dim; i++) {
                double unit = given[row * dim + i] / length;
                slopes[row * dim + i] = (float) ((cosine * unit - wanted[row][i]) / length / wanted.length);
            }
        }
        return loss;
    }
}
