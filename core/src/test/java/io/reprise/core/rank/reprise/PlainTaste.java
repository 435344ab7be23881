package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.PassedOver;
import io.reprise.core.rank.RankableVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** {@link TasteFit} as it is described: every kernel value and every equation by itself, nothing kept, nothing folded. */
final class PlainTaste {
    private final RankableVideo video;
    private final Seen seen;
    private final VideoSpace space;
    private final List<float[]> examples = new ArrayList<>();
    private final List<double[]> targetsAndWeights = new ArrayList<>();

    private PlainTaste(RankableVideo video, History history) {
        this.video = video;
        this.seen = Seen.of(video, history);
        this.space = VideoSpace.of(video.spec(), video.features());
    }

    /** The taste's values for a history that is aligned with the video already. */
    static double[] of(RankableVideo video, History history) {
        PlainTaste plain = new PlainTaste(video, history);
        for (Highlight highlight : history.highlights()) {
            plain.add(highlight.feature(), 1, 1);
        }
        for (PassedOver other : Seen.elsewhere(video, history)) {
            int rows = other.segments().rows();
            for (int row = 0; row < rows; row++) {
                plain.add(other.segments().row(row), -.5, Math.min(.5, (double) history.size() / rows));
            }
        }
        int first = plain.examples.size();
        for (int i = 0; i < video.size(); i++) {
            double[] known = switch (plain.seen.state(i)) {
                case CLIPPED -> new double[] {0, 1e-4};
                case LEFT_ASIDE -> new double[] {-.5, .5};
                case UNKNOWN -> new double[] {0, .03};
            };
            plain.add(video.features().row(i), known[0], known[1]);
        }
        double[] once = plain.look();
        IntStream.range(0, once.length)
                .filter(i -> plain.seen.state(i) == Seen.State.UNKNOWN)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -once[i]))
                .limit(Math.min(15, once.length / 8))
                .forEach(i -> plain.targetsAndWeights.set(first + i, new double[] {1, .1}));
        return plain.look();
    }

    private void add(float[] vector, double target, double weight) {
        examples.add(vector);
        targetsAndWeights.add(new double[] {target, weight});
    }

    private double[] look() {
        double[] sum = new double[video.size()];
        for (double ridge : new double[] {.15, .5, 1.5}) {
            double[] scores = Standard.scores(views(solve(ridge)));
            Arrays.setAll(sum, i -> sum[i] + scores[i]);
        }
        return sum;
    }

    private double[] solve(double ridge) {
        int n = examples.size();
        float[][] kernel = similarities(FeatureMatrix.ofRows(examples));
        double[][] equations = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                equations[i][j] = kernel[i][j];
            }
            equations[i][i] += ridge / targetsAndWeights.get(i)[1];
            equations[i][n] = targetsAndWeights.get(i)[0];
        }
        return eliminate(equations);
    }

    /** Gauss and Jordan; pivots are on the diagonal, as the matrix is positive definite. */
    private static double[] eliminate(double[][] equations) {
        int n = equations.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; factor != 0 && column <= n; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        return IntStream.range(0, n)
                .mapToDouble(i -> equations[i][n] / equations[i][i])
                .toArray();
    }

    private double[] values(FeatureMatrix vectors, double[] coefficients) {
        return Arrays.stream(similarities(vectors))
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[i] * coefficients[i])
                        .sum())
                .toArray();
    }

    private float[][] similarities(FeatureMatrix vectors) {
        return space.place(vectors).similarities(space.place(FeatureMatrix.ofRows(examples)));
    }

    private double[] views(double[] coefficients) {
        double[] whole = Standard.scores(values(video.features(), coefficients));
        if (video.moments().isEmpty()) {
            return whole;
        }
        double[] moments = values(video.moments().get().rows(), coefficients);
        double[] good = Standard.scores(quantiles(moments, .75));
        double[] best = Standard.scores(quantiles(moments, .95));
        return IntStream.range(0, whole.length)
                .mapToDouble(i -> whole[i] + good[i] + best[i])
                .toArray();
    }

    private double[] quantiles(double[] moments, double share) {
        return video.segments().stream()
                .mapToDouble(segment -> {
                    var rows = SegmentPooling.rowsOf(video.moments().orElseThrow(), segment);
                    double[] own = Arrays.copyOfRange(moments, rows.from(), rows.to());
                    Arrays.sort(own);
                    double place = share * (own.length - 1);
                    int above = (int) Math.ceil(place);
                    return own[(int) place] + (place - (int) place) * (own[above] - own[(int) place]);
                })
                .toArray();
    }
}
