package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The evidence against its definition, worked out once more without matrices and caches. */
class EvidenceTest {
    /** Videos of 20 segments with one highlight or two; as many of their segments are known not to be clipped as told. */
    private static History history(Worlds world, int... unclipped) {
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (int v = 0; v < unclipped.length; v++) {
            RankableVideo video = world.video("v" + v, 20, i -> i % 4);
            List<float[]> left = new ArrayList<>();
            for (int i = 0; i < unclipped[v]; i++) {
                left.add(video.features().row(i));
            }
            FeatureMatrix rest = left.isEmpty() ? FeatureMatrix.of(0, 5, new float[0]) : FeatureMatrix.ofRows(left);
            sources.add(new SourceVideo("v" + v, FeatureStatistics.of(Worlds.TWO_PARTS, video.features()), rest));
            for (int i = 0; i <= v % 2; i++) {
                Optional<Origin> origin = Optional.of(new Origin("v" + v, new TimeRange(i, i + 1)));
                highlights.add(new Highlight("h", world.vector((v + i) % 3), OptionalDouble.empty(), origin));
            }
        }
        return new History(Worlds.TWO_PARTS, highlights, sources, List.of());
    }

    private static String source(Highlight highlight) {
        return highlight.origin().orElseThrow().video();
    }

    private static float[] moved(RankableVideo video, History history, float[] vector, String from) {
        float[] moved = vector.clone();
        FeatureStatistics target = FeatureStatistics.of(Worlds.TWO_PARTS, video.features());
        for (SourceVideo each : history.sources()) {
            if (each.video().equals(from) && !from.equals(video.id())) {
                double share = .5 * 20 / (20 + 10);
                for (int d = 0; d < 5; d++) {
                    moved[d] += (float)
                            (share * (target.mean()[d] - each.statistics().mean()[d]));
                }
            }
        }
        return moved;
    }

    /** Grows with s(x) to all highlights but those of one video. */
    private static double likeness(RankableVideo video, History history, float[] x, String but) {
        double[] weights = NormalizedHistory.weights(
                history.highlights().stream().map(EvidenceTest::source).toList());
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            Highlight h = history.highlights().get(j);
            if (!source(h).equals(but)) {
                sum += weights[j] * Math.exp(4 * TasteTest.k(video, x, moved(video, history, h.feature(), source(h))));
            }
        }
        return sum;
    }

    /** The share of pairs of a highlight of a video and one of at most 8 segments of its rest that are ordered rightly. */
    private static double area(RankableVideo video, History history, SourceVideo source) {
        int rows = source.unclipped().rows();
        int kept = Math.min(8, rows);
        double right = 0;
        double pairs = 0;
        for (Highlight h : history.highlights()) {
            for (int i = 0; i < kept && source(h).equals(source.video()); i++, pairs++) {
                float[] rest = moved(video, history, source.unclipped().row(i * rows / kept), source.video());
                float[] own = moved(video, history, h.feature(), source.video());
                right += likeness(video, history, own, source.video()) > likeness(video, history, rest, source.video())
                        ? 1
                        : 0;
            }
        }
        return right / pairs;
    }

    private static double plain(RankableVideo video, History history, int oldest) {
        double sum = 20 * .4;
        double count = 20;
        for (SourceVideo source :
                history.sources().subList(oldest, history.sources().size())) {
            if (source.unclipped().rows() > 0) {
                sum += 2 * area(video, history, source) - 1;
                count++;
            }
        }
        return Math.max(0, sum / count);
    }

    private static double evidence(RankableVideo video, History history) {
        PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
        return Evidence.of(prepared, history, NormalizedHistory.of(prepared, history));
    }

    @Test
    void agreesWithItsDefinition() {
        for (long seed = 1; seed <= 6; seed++) {
            Worlds world = new Worlds(seed);
            History history = history(world, 20, 5, 0, 1, 13);
            RankableVideo video = world.video("film", 15, i -> i % 4);
            assertThat(evidence(video, history)).as("seed %d", seed).isCloseTo(plain(video, history, 0), within(1e-9));
        }
    }

    @Test
    void whatWasCutFromTheRankedVideoIsNotMoved() {
        Worlds world = new Worlds(7);
        History history = history(world, 20, 20, 20, 20);
        RankableVideo video = world.video("v1", 15, i -> i % 3);
        assertThat(evidence(video, history)).isCloseTo(plain(video, history, 0), within(1e-9));
    }

    @Test
    void theNewestTwelveVideosAreLookedAt() {
        Worlds world = new Worlds(8);
        History history = history(world, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20);
        RankableVideo video = world.video("film", 15, i -> i % 4);
        assertThat(plain(video, history, 3)).isNotCloseTo(plain(video, history, 0), within(1e-3));
        assertThat(evidence(video, history)).isCloseTo(plain(video, history, 3), within(1e-9));
    }

    @Test
    void oneVideoAloneForetellsNothingAndCannotHarm() {
        Worlds world = new Worlds(9);
        RankableVideo video = world.video("film", 15, i -> i % 4);
        assertThat(evidence(video, history(world, 20))).isEqualTo(TasteOptions.STANDARD.usualEvidence());
    }

    @Test
    void segmentsThatAreAsMuchLikeTheRestCountHalf() {
        // both videos' highlights and all that is left of them are one and the same picture
        Worlds world = new Worlds(10);
        RankableVideo video = world.video("film", 15, i -> i % 4);
        float[] same = world.vector(2);
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            Optional<Origin> origin = Optional.of(new Origin(id, new TimeRange(0, 1)));
            highlights.add(new Highlight("h", same, OptionalDouble.empty(), origin));
            FeatureMatrix rest = FeatureMatrix.ofRows(List.of(same, same, same));
            sources.add(new SourceVideo(id, FeatureStatistics.of(Worlds.TWO_PARTS, rest), rest));
        }
        assertThat(evidence(video, new History(Worlds.TWO_PARTS, highlights, sources, List.of())))
                .isCloseTo(20 * .4 / 22, within(1e-9));
    }
}
