package io.reprise.core.rank.reprise;

import io.reprise.core.feature.SegmentPooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the segments of a video fit what a person clipped and rejected; docs/method.md has the formulas, with these
 * symbols. k is the cosine in the video's space; segments as a whole are compared with highlights by m = (1 - theta) k +
 * theta d, d(x_i, y) being by how much the plain cosine of x_i and y is above its mean over the video; h_j is a highlight of
 * weight w_j, N the sum of the weights, g_l a negative of strength v_l:
 *
 * <pre>
 * s(x) = 1/beta ln(sum_j w_j exp(beta k(x, h_j)) / N)                      similarity to the history; m for k of a whole
 * r(x) = 1/beta ln(1 + sum_l v_l (exp(beta max(0, k(x, g_l))) - 1))        similarity to what was rejected
 * s_i  = (s(x_i) + 0.9-quantile of s over the moments of segment i) / 2    and r_i likewise
 * a_i  = softmax_i(s_i / tau)                                              second look: what is found counts as
 * T_i  = N / (N + kappa) (s_i + sum_t a_t m(x_i, x_t) / (N + 1)) - eta r_i one more highlight
 * </pre>
 *
 * T_i never falls when a similarity to a highlight rises, nor rises when one to a negative does.
 *
 * @param segments T, one a segment
 * @param moments the same without the second look, one a moment; none where there are no moments
 * @param similarity s(x_i) with k alone, one a segment
 */
record Taste(double[] segments, double[] moments, double[] similarity) {
    /** A segment is as good as its good moments, not as its one best, which may be noise. */
    private static final double GOOD_MOMENT = 0.9;
    /** A segment whose share in the second look is below this share of the best one's is left out: it costs a row. */
    private static final double NOTHING = 1e-3;

    static Taste of(PreparedVideo video, NormalizedHistory history) {
        TasteOptions options = video.options();
        double n = history.size();
        double shrink = n / (n + options.caution());
        int size = video.video().size();
        double[] similarity = liked(video.toSegments(history.highlights()), history, options, size);
        double[] liked = liked(video.toWholeSegments(history.highlights(), history.plain()), history, options, size);
        double[] disliked = disliked(video.toSegments(history.negatives()), history, options, liked.length);
        double[] moments = new double[0];
        SegmentPooling.Rows[] rows = video.rows();
        if (rows.length > 0) {
            int count = video.video().moments().orElseThrow().rows().rows();
            double[] likedMoments = liked(video.toMoments(history.highlights()), history, options, count);
            double[] dislikedMoments = disliked(video.toMoments(history.negatives()), history, options, count);
            liked = pooled(liked, likedMoments, rows);
            disliked = pooled(disliked, dislikedMoments, rows);
            moments = combined(likedMoments, shrink, dislikedMoments, options);
        }
        double[] looked = secondLook(video, liked, n);
        double[] both = new double[liked.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = liked[i] + looked[i] / (n + 1);
        }
        return new Taste(combined(both, shrink, disliked, options), moments, similarity);
    }

    private static double[] combined(double[] liked, double shrink, double[] disliked, TasteOptions options) {
        double[] combined = new double[liked.length];
        Arrays.setAll(combined, i -> shrink * liked[i] - options.rejection() * disliked[i]);
        return combined;
    }

    /**
     * s: the logarithm of a weighted mean of exponentials.
     *
     * @param similarities [highlights][columns]
     */
    private static double[] liked(
            float[][] similarities, NormalizedHistory history, TasteOptions options, int columns) {
        return logMeanExp(similarities, history.weights(), options.sharpness(), columns);
    }

    static double[] logMeanExp(float[][] similarities, double[] weights, double sharpness, int columns) {
        double[] sums = new double[columns];
        double total = 0;
        for (int j = 0; j < similarities.length; j++) {
            total += weights[j];
            for (int i = 0; i < columns; i++) {
                sums[i] += weights[j] * Math.exp(sharpness * similarities[j][i]);
            }
        }
        for (int i = 0; i < columns && total > 0; i++) {
            sums[i] = Math.log(sums[i] / total) / sharpness;
        }
        return sums;
    }

    /** r. */
    private static double[] disliked(
            float[][] similarities, NormalizedHistory history, TasteOptions options, int columns) {
        double[] sums = new double[columns];
        double sharpness = options.sharpness();
        for (int l = 0; l < similarities.length; l++) {
            for (int i = 0; i < columns; i++) {
                sums[i] += history.strengths()[l] * Math.expm1(sharpness * Math.max(0, similarities[l][i]));
            }
        }
        Arrays.setAll(sums, i -> Math.log1p(sums[i]) / sharpness);
        return sums;
    }

    private static double[] pooled(double[] whole, double[] moments, SegmentPooling.Rows[] rows) {
        double[] pooled = new double[whole.length];
        for (int i = 0; i < pooled.length; i++) {
            double[] own = Arrays.copyOfRange(moments, rows[i].from(), rows[i].to());
            Arrays.sort(own);
            pooled[i] = (whole[i] + quantile(own, GOOD_MOMENT)) / 2;
        }
        return pooled;
    }

    /** The quantile of ascending values by linear interpolation between order statistics. */
    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    /** Pseudo-relevance feedback: sum_t a_t m(x_i, x_t), one a segment; 0 without highlights. */
    private static double[] secondLook(PreparedVideo video, double[] scores, double n) {
        double[] looked = new double[scores.length];
        if (n == 0) {
            return looked;
        }
        double best = Arrays.stream(scores).max().orElse(0);
        List<Integer> found = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        double total = 0;
        for (int t = 0; t < scores.length; t++) {
            double share = Math.exp((scores[t] - best) / video.options().temperature());
            if (share >= NOTHING) {
                found.add(t);
                shares.add(share);
                total += share;
            }
        }
        float[][] similarities = video.toWholeSegments(video.segments(found), video.plainSegments(found));
        for (int t = 0; t < similarities.length; t++) {
            for (int i = 0; i < looked.length; i++) {
                looked[i] += shares.get(t) / total * similarities[t][i];
            }
        }
        return looked;
    }
}
