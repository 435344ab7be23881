package io.reprise.media.render;

/** The structural similarity index of two pictures (Wang et al. 2004), of their luma, in windows of 8x8 pixels every 4. */
final class Ssim {
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;
    private static final int WINDOW = 8;
    private static final int STEP = 4;

    private Ssim() {}

    /** The mean over all windows; 1 for equal pictures. Pixels are 0xRRGGBB, rows of a width. */
    static double of(int[] a, int[] b, int width) {
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + WINDOW <= a.length / width; y += STEP) {
            for (int x = 0; x + WINDOW <= width; x += STEP) {
                sum += window(a, b, y * width + x, width);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(int[] a, int[] b, int corner, int width) {
        double n = WINDOW * WINDOW;
        double sumA = 0;
        double sumB = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            int pixel = corner + i / WINDOW * width + i % WINDOW;
            double lumaA = luma(a[pixel]);
            double lumaB = luma(b[pixel]);
            sumA += lumaA;
            sumB += lumaB;
            squares += lumaA * lumaA + lumaB * lumaB;
            products += lumaA * lumaB;
        }
        double meanA = sumA / n;
        double meanB = sumB / n;
        double variances = squares / n - meanA * meanA - meanB * meanB;
        double covariance = products / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
    }

    private static double luma(int rgb) {
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }
}
