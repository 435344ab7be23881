package io.reprise.core.rank.reprise;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How sure the ranker is that anything in a video is like what a person clips. The similarity of the video's three best
 * segments to the history, less what the highlights' similarity to each other makes one expect of strangers, in units of
 * the similarity that any two segments of this video have:
 *
 * <pre>
 * u = (mean of the 3 largest s(x_i) - 0.35 w) / r          confidence = 1 / (1 + exp(-(u - 0.95) / 0.2))
 * </pre>
 *
 * r is the root mean square of k between the video's segments, w the mean of k between highlights of different source
 * videos, drawn towards 2 r by as much as one pair would weigh. {@link ConfidenceOptions} has the constants: it is a
 * probability only as far as other videos are like those they were chosen on.
 */
final class Confidence {
    private static final ConfidenceOptions OPTIONS = ConfidenceOptions.STANDARD;

    private Confidence() {}

    /** The confidence, in [0, 1]; empty without highlights, and in a video too short or too uniform to compare in. */
    static OptionalDouble of(PreparedVideo video, NormalizedHistory history, Taste taste) {
        if (history.highlights().rows() == 0 || video.video().size() < OPTIONS.fewestSegments()) {
            return OptionalDouble.empty();
        }
        double usual = video.usualSimilarity();
        if (!(usual > 0)) {
            return OptionalDouble.empty();
        }
        double[] similarity = taste.similarity().clone();
        Arrays.sort(similarity);
        double best = Arrays.stream(similarity, similarity.length - OPTIONS.best(), similarity.length)
                .average()
                .orElse(0);
        double u = (best - OPTIONS.expected() * within(history, usual)) / usual;
        return OptionalDouble.of(1 / (1 + Math.exp(-(u - OPTIONS.middle()) / OPTIONS.spread())));
    }

    private static double within(NormalizedHistory history, double usual) {
        float[][] similarities = history.highlights().similarities(history.highlights());
        double sum = OPTIONS.usualWithin() * usual;
        double weight = 1;
        for (int i = 0; i < similarities.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!history.videos().get(i).equals(history.videos().get(j))) {
                    double pair = history.weights()[i] * history.weights()[j];
                    sum += pair * similarities[i][j];
                    weight += pair;
                }
            }
        }
        return sum / weight;
    }
}
