package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.math.Dense;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The centres of k clusters of the highlights (Lloyd's algorithm, started from the highlights that lie farthest from
 * each other), the largest cluster first; zeros where there are fewer highlights than clusters. Nothing in it is
 * random.
 *
 * @param featureDim dimensions of a highlight
 * @param clusters k, at least 1
 */
public record KMeansEncoder(int featureDim, int clusters) implements HistoryEncoder {
    private static final int ROUNDS = 10;

    public KMeansEncoder {
        if (clusters < 1) {
            throw new IllegalArgumentException("k-means needs at least 1 cluster, not " + clusters);
        }
    }

    @Override
    public int dim() {
        return featureDim * clusters;
    }

    @Override
    public FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history) {
        int k = Math.min(clusters, history.rows());
        float[][] centres = farthest(history, k);
        int[] cluster = new int[history.rows()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < cluster.length; i++) {
                cluster[i] = nearest(history, i, centres);
            }
            for (int c = 0; c < k; c++) {
                move(centres[c], c, history, cluster);
            }
        }
        return FeatureMatrix.of(1, dim(), bySize(centres, cluster));
    }

    private float[] bySize(float[][] centres, int[] cluster) {
        long[] sizes = new long[centres.length];
        for (int c : cluster) {
            sizes[c]++;
        }
        int[] order = IntStream.range(0, centres.length)
                .boxed()
                .sorted(Comparator.comparingLong(c -> -sizes[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] code = new float[dim()];
        for (int c = 0; c < order.length; c++) {
            System.arraycopy(centres[order[c]], 0, code, c * featureDim, featureDim);
        }
        return code;
    }

    /** The newest highlight, then always the one farthest from those already taken. */
    private static float[][] farthest(FeatureMatrix history, int k) {
        float[][] centres = new float[k][];
        double[] distance = new double[history.rows()];
        Arrays.fill(distance, Double.MAX_VALUE);
        int next = history.rows() - 1;
        for (int c = 0; c < k; c++) {
            centres[c] = history.row(next);
            for (int i = 0; i < distance.length; i++) {
                distance[i] = Math.min(distance[i], distance(history, i, centres[c]));
                next = distance[i] > distance[next] ? i : next;
            }
        }
        return centres;
    }

    private static int nearest(FeatureMatrix history, int row, float[][] centres) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int c = 0; c < centres.length; c++) {
            double distance = distance(history, row, centres[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    /** To the mean of its members; a centre without any stays. */
    private static void move(float[] centre, int which, FeatureMatrix history, int[] cluster) {
        long members = Arrays.stream(cluster).filter(c -> c == which).count();
        if (members == 0) {
            return;
        }
        Arrays.fill(centre, 0);
        for (int i = 0; i < cluster.length; i++) {
            if (cluster[i] == which) {
                Dense.addScaled(1f / members, history.values(), i * centre.length, centre, 0, centre.length);
            }
        }
    }

    private static double distance(FeatureMatrix history, int row, float[] centre) {
        double sum = 0;
        for (int d = 0; d < centre.length; d++) {
            double gap = history.get(row, d) - centre[d];
            sum += gap * gap;
        }
        return sum;
    }
}
