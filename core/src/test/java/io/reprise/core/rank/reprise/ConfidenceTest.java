package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The confidence against its formulas, worked out once more without matrices. */
class ConfidenceTest {
    private static OptionalDouble confidence(RankableVideo video, History history) {
        PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
        NormalizedHistory placed = NormalizedHistory.of(prepared, history);
        return Confidence.of(prepared, placed, Taste.of(prepared, placed));
    }

    private static double k(RankableVideo video, float[] x, float[] y) {
        return TasteTest.k(video, x, y);
    }

    /** u and the logistic curve, with highlights of the videos named. */
    private static double plain(RankableVideo video, List<Highlight> highlights, List<String> videos) {
        double[] weights = NormalizedHistory.weights(videos);
        double total = Arrays.stream(weights).sum();
        double squares = 0;
        double pairs = 0;
        double[] similarities = new double[video.size()];
        for (int i = 0; i < video.size(); i++) {
            float[] segment = video.features().row(i);
            for (int j = 0; j < i; j++, pairs++) {
                squares += Math.pow(k(video, segment, video.features().row(j)), 2);
            }
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j]
                        * Math.exp(4 * k(video, segment, highlights.get(j).feature()));
            }
            similarities[i] = Math.log(sum / total) / 4;
        }
        double r = Math.sqrt(squares / pairs);
        double sum = 2 * r;
        double weight = 1;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!videos.get(i).equals(videos.get(j))) {
                    sum += weights[i]
                            * weights[j]
                            * k(
                                    video,
                                    highlights.get(i).feature(),
                                    highlights.get(j).feature());
                    weight += weights[i] * weights[j];
                }
            }
        }
        Arrays.sort(similarities);
        int n = similarities.length;
        double best = (similarities[n - 1] + similarities[n - 2] + similarities[n - 3]) / 3;
        double u = (best - .35 * sum / weight) / r;
        return 1 / (1 + Math.exp(-(u - .95) / .2));
    }

    @Test
    void agreesWithItsFormulas() {
        for (long seed = 1; seed <= 12; seed++) {
            Worlds world = new Worlds(seed);
            RankableVideo video = world.video("film", 4 + (int) seed, i -> i % 4);
            List<Highlight> highlights = new ArrayList<>();
            List<String> videos = new ArrayList<>();
            for (int i = 0; i < 1 + seed % 5; i++) {
                String from = "v" + i / 2;
                Optional<Origin> origin = Optional.of(new Origin(from, new TimeRange(i, i + 1)));
                highlights.add(new Highlight("h", world.vector(i % 3), OptionalDouble.empty(), origin));
                videos.add(from);
            }
            assertThat(confidence(video, History.of(Worlds.TWO_PARTS, highlights))
                            .orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(plain(video, highlights, videos), within(5e-3));
        }
    }

    @Test
    void threeSegmentsAreTooFewToCompareAndFourAreEnough() {
        Worlds world = new Worlds(3);
        History history = world.history(2);
        assertThat(confidence(world.video("film", 3, i -> i), history)).isEmpty();
        assertThat(confidence(world.video("film", 4, i -> i), history)).isPresent();
        assertThat(confidence(world.video("film", 4, i -> i), world.history(0))).isEmpty();
        assertThat(confidence(world.constant(8), history)).isEmpty();
    }

    @Test
    void theUsualSimilarityOfOneSegmentIsNothing() {
        Worlds world = new Worlds(4);
        assertThat(new PreparedVideo(world.video("film", 1, i -> i), TasteOptions.STANDARD).usualSimilarity())
                .isZero();
        RankableVideo two = world.video("film", 2, i -> i);
        double similar = k(two, two.features().row(0), two.features().row(1));
        assertThat(new PreparedVideo(two, TasteOptions.STANDARD).usualSimilarity())
                .isCloseTo(Math.abs(similar), within(1e-3));
    }
}
