package io.reprise.media.find;

/**
 * How much a clip is like a stretch of a video, its pictures compared one to one.
 *
 * @param looks correlation of the mean pictures, in [-1, 1]
 * @param moves correlation of what differs from the mean picture over time, in [-1, 1]: a still background, which all
 *     of a film may share, has no part in it
 */
record FrameSimilarity(double looks, double moves) {
    /** Compares pictures, the same number of each. */
    static FrameSimilarity of(byte[][] clip, byte[][] video) {
        double[] clipMean = mean(clip);
        double[] videoMean = mean(video);
        double both = 0;
        double ofClip = 0;
        double ofVideo = 0;
        for (int i = 0; i < clip.length; i++) {
            for (int p = 0; p < clipMean.length; p++) {
                double a = (clip[i][p] & 255) - clipMean[p];
                double b = (video[i][p] & 255) - videoMean[p];
                both += a * b;
                ofClip += a * a;
                ofVideo += b * b;
            }
        }
        return new FrameSimilarity(correlation(clipMean, videoMean), ratio(both, ofClip, ofVideo));
    }

    private static double[] mean(byte[][] pictures) {
        double[] mean = new double[pictures[0].length];
        for (byte[] picture : pictures) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += (picture[p] & 255) / (double) pictures.length;
            }
        }
        return mean;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return ratio(both, ofA, ofB);
    }

    private static double ratio(double both, double a, double b) {
        return a > 0 && b > 0 ? both / Math.sqrt(a * b) : 0;
    }

    double sum() {
        return looks + moves;
    }
}
