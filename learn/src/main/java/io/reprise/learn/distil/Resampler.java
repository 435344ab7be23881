package io.reprise.learn.distil;

/**
 * Scales a part of a picture with a triangle filter as wide as a target pixel (at least a source pixel): bilinear where
 * it enlarges, an average where it reduces.
 */
final class Resampler {
    private Resampler() {}

    /** For each target position along one side: the first source pixel, and the weights from there on. */
    private record Taps(int[] first, float[][] weights) {
        static Taps of(double begin, double length, int targets, int sources) {
            double step = length / targets;
            double reach = Math.max(1, step);
            int[] first = new int[targets];
            float[][] weights = new float[targets][];
            for (int t = 0; t < targets; t++) {
                double centre = begin + (t + 0.5) * step - 0.5;
                int from = Math.max(0, Math.min(sources - 1, (int) Math.ceil(centre - reach)));
                int to = Math.max(from, Math.min(sources - 1, (int) Math.floor(centre + reach)));
                first[t] = from;
                weights[t] = weights(from, to, centre, reach);
            }
            return new Taps(first, weights);
        }

        private static float[] weights(int from, int to, double centre, double reach) {
            float[] weights = new float[to - from + 1];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) Math.max(1e-6, 1 - Math.abs(from + i - centre) / reach);
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= (float) sum;
            }
            return weights;
        }
    }

    /** The area's pixels, scaled to columns x rows; bytes R, G, B. */
    static byte[] resample(Photo photo, Area area, int columns, int rows) {
        Taps across = Taps.of(area.left(), area.width(), columns, photo.width());
        Taps down = Taps.of(area.top(), area.height(), rows, photo.height());
        int firstRow = down.first[0];
        int lastRow = down.first[rows - 1] + down.weights[rows - 1].length - 1;
        float[][] lines = new float[lastRow - firstRow + 1][];
        for (int y = 0; y < lines.length; y++) {
            lines[y] = line(photo, firstRow + y, across, columns);
        }
        byte[] out = new byte[3 * columns * rows];
        float[] sum = new float[3 * columns];
        for (int row = 0; row < rows; row++) {
            java.util.Arrays.fill(sum, 0.5f);
            float[] weights = down.weights[row];
            for (int i = 0; i < weights.length; i++) {
                addScaled(weights[i], lines[down.first[row] - firstRow + i], sum);
            }
            for (int x = 0; x < sum.length; x++) {
                out[row * sum.length + x] = (byte) (int) sum[x];
            }
        }
        return out;
    }

    private static void addScaled(float weight, float[] line, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * line[x];
        }
    }

    private static float[] line(Photo photo, int row, Taps across, int columns) {
        byte[] rgb = photo.rgb();
        int begin = 3 * photo.width() * row;
        float[] line = new float[3 * columns];
        for (int x = 0; x < columns; x++) {
            float[] weights = across.weights[x];
            float red = 0;
            float green = 0;
            float blue = 0;
            int at = begin + 3 * across.first[x];
            for (float weight : weights) {
                red += weight * (rgb[at] & 0xff);
                green += weight * (rgb[at + 1] & 0xff);
                blue += weight * (rgb[at + 2] & 0xff);
                at += 3;
            }
            line[3 * x] = red;
            line[3 * x + 1] = green;
            line[3 * x + 2] = blue;
        }
        return line;
    }
}
