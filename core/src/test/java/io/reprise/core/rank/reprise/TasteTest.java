package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TasteTest {
    private static final FeatureSpec SPEC = Worlds.TWO_PARTS;

    /** The formulas once more, without matrices, caches and shortcuts. */
    private static double[] plain(RankableVideo video, History history) {
        int n = history.size();
        double[] t = new double[video.size()];
        double[] r = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double sum = 0;
            for (Highlight h : history.highlights()) {
                sum += Math.exp(4 * mixed(video, i, h.feature())) / n;
            }
            t[i] = n == 0 ? 0 : Math.log(sum) / 4;
            double rejected = 1;
            for (Negative g : history.negatives()) {
                double like = Math.max(0, k(video, video.features().row(i), g.feature()));
                rejected += g.weight() * (Math.exp(4 * like) - 1);
            }
            r[i] = Math.log(rejected) / 4;
        }
        double total = 0;
        double[] a = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            a[i] = Math.exp(t[i] / .05);
            total += a[i];
        }
        double[] taste = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double second = 0;
            for (int j = 0; j < t.length && n > 0; j++) {
                second += a[j] / total * mixed(video, i, video.features().row(j));
            }
            taste[i] = n / (n + 1.) * (t[i] + second / (n + 1)) - .3 * r[i];
        }
        return taste;
    }

    /** The mean of k and of the plain cosine less its mean over the segments. */
    private static double mixed(RankableVideo video, int segment, float[] y) {
        double mean = 0;
        for (int i = 0; i < video.size(); i++) {
            mean += cosine(video.features().row(i), y) / video.size();
        }
        float[] x = video.features().row(segment);
        return (k(video, x, y) + cosine(x, y) - mean) / 2;
    }

    private static double cosine(float[] x, float[] y) {
        double sum = 0;
        double weights = 0;
        for (FeaturePart part : SPEC.parts()) {
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (int d = part.offset(); d < part.end(); d++) {
                xy += x[d] * y[d];
                xx += x[d] * x[d];
                yy += y[d] * y[d];
            }
            sum += part.weight() * xy / Math.sqrt(xx * yy);
            weights += part.weight();
        }
        return sum / weights;
    }

    /** The cosine in the space of a video, part by part. */
    static double k(RankableVideo video, float[] x, float[] y) {
        FeatureStatistics all = FeatureStatistics.of(SPEC, video.features());
        double sum = 0;
        double weights = 0;
        for (FeaturePart part : SPEC.parts()) {
            double floor = 0;
            for (int d = part.offset(); d < part.end(); d++) {
                floor += .2 * all.deviation()[d] / part.length();
            }
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (int d = part.offset(); d < part.end(); d++) {
                double scale = all.deviation()[d] + floor;
                double a = x[d] - all.mean()[d];
                double b = y[d] - all.mean()[d];
                xy += a * b / scale;
                xx += a * a / scale;
                yy += b * b / scale;
            }
            sum += part.weight() * xy / Math.sqrt(xx * yy);
            weights += part.weight();
        }
        return sum / weights;
    }

    @Test
    void agreesWithAPlainImplementation() {
        for (long seed = 1; seed <= 25; seed++) {
            System.out.println("TasteTest seed " + seed);
            Worlds world = new Worlds(seed);
            RankableVideo video = world.video("film", 12 + (int) seed, i -> i % 4);
            List<Negative> negatives = new ArrayList<>();
            for (int i = 0; i < seed % 3; i++) {
                negatives.add(new Negative(world.vector(i), i == 0 ? 1 : .5, Optional.empty()));
            }
            History history = new History(SPEC, world.history((int) (seed % 6)).highlights(), List.of(), negatives);
            double[] expected = plain(video, history);
            double[] found = taste(video, history);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).as("seed %d, segment %d", seed, i).isCloseTo(expected[i], within(2e-3));
            }
        }
    }

    /** With moments: s and r of a segment are the means of its own and of the 0.9-quantile of its moments'. */
    @Test
    void aSegmentIsAsGoodAsItsGoodMoments() {
        for (long seed = 1; seed <= 12; seed++) {
            Worlds world = new Worlds(seed);
            RankableVideo bare = world.video("film", 10, i -> i % 4);
            int each = 1 + (int) (seed % 5);
            RankableVideo video = withMoments(world, bare, each);
            List<Negative> negatives = List.of(new Negative(world.vector(2), 1, Optional.empty()));
            History history = new History(SPEC, world.history(3).highlights(), List.of(), negatives);
            double[] expected = plainWithMoments(video, history, each);
            double[] found = taste(video, history);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).as("seed %d, segment %d", seed, i).isCloseTo(expected[i], within(2e-3));
            }
        }
    }

    private static RankableVideo withMoments(Worlds world, RankableVideo bare, int each) {
        List<float[]> rows = new ArrayList<>();
        long[] times = new long[bare.size() * each];
        for (int i = 0; i < times.length; i++) {
            rows.add(world.vector(i % 4));
            times[i] = (long) i * 5_000_000 / each;
        }
        return new RankableVideo(
                bare.id(),
                bare.durationMicros(),
                bare.segments(),
                SPEC,
                bare.features(),
                List.of(),
                Optional.of(new FeatureTrack(SPEC, times, FeatureMatrix.ofRows(rows))));
    }

    private static double[] plainWithMoments(RankableVideo video, History history, int each) {
        FeatureMatrix moments = video.moments().orElseThrow().rows();
        int n = history.size();
        double[] s = new double[video.size()];
        double[] r = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            double[] own = new double[each];
            double[] disliked = new double[each];
            for (int m = 0; m < each; m++) {
                own[m] = liked(video, history, moments.row(i * each + m));
                disliked[m] = disliked(video, history, moments.row(i * each + m));
            }
            int segment = i;
            double whole = logMeanExp(history, h -> mixed(video, segment, h.feature()));
            s[i] = (whole + good(own)) / 2;
            r[i] = (disliked(video, history, video.features().row(i)) + good(disliked)) / 2;
        }
        double total = Arrays.stream(s).map(value -> Math.exp(value / .05)).sum();
        double[] taste = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            double second = 0;
            for (int j = 0; j < s.length; j++) {
                second += Math.exp(s[j] / .05)
                        / total
                        * mixed(video, i, video.features().row(j));
            }
            taste[i] = n / (n + 1.) * (s[i] + second / (n + 1)) - .3 * r[i];
        }
        return taste;
    }

    private static double liked(RankableVideo video, History history, float[] x) {
        return logMeanExp(history, h -> k(video, x, h.feature()));
    }

    private static double logMeanExp(History history, ToDoubleFunction<Highlight> similarity) {
        return Math.log(history.highlights().stream()
                        .mapToDouble(h -> Math.exp(4 * similarity.applyAsDouble(h)))
                        .average()
                        .orElseThrow())
                / 4;
    }

    private static double disliked(RankableVideo video, History history, float[] x) {
        return Math.log1p(history.negatives().stream()
                        .mapToDouble(g -> g.weight() * Math.expm1(4 * Math.max(0, k(video, x, g.feature()))))
                        .sum())
                / 4;
    }

    /** The 0.9-quantile between the two values that its place lies between. */
    private static double good(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = .9 * (sorted.length - 1);
        double low = sorted[(int) Math.floor(place)];
        double high = sorted[(int) Math.ceil(place)];
        return low + (place - Math.floor(place)) * (high - low);
    }

    private static double[] taste(RankableVideo video, History history) {
        PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
        return Taste.of(prepared, NormalizedHistory.of(prepared, history)).segments();
    }

    @Test
    void theLogarithmOfTheMeanByHand() {
        float[][] similarities = {{.5f, 0}, {-.5f, 0}};
        double[] values = Taste.logMeanExp(similarities, new double[] {1, 3}, 4, 2);
        assertThat(values[0]).isCloseTo(Math.log((Math.exp(2) + 3 * Math.exp(-2)) / 4) / 4, within(1e-9));
        assertThat(values[1]).isZero();
        assertThat(Taste.logMeanExp(new float[0][], new double[0], 4, 2)).containsExactly(0, 0);
    }

    /** Segments move along the way to the only direction of the history, so that their similarities alone change. */
    @Test
    void aSegmentThatIsMoreSimilarNeverHasLess() {
        for (long seed = 1; seed <= 100; seed++) {
            System.out.println("TasteTest seed " + seed);
            Random random = new Random(seed);
            int n = 1 + random.nextInt(20);
            int segments = 2 + random.nextInt(30);
            float[][] similarities = new float[n][segments];
            for (float[] row : similarities) {
                for (int i = 0; i < segments; i++) {
                    row[i] = 2 * random.nextFloat() - 1;
                }
            }
            double[] weights = random.doubles(n, .1, 1).toArray();
            double[] before = Taste.logMeanExp(similarities, weights, 4, segments);
            int raised = random.nextInt(segments);
            similarities[random.nextInt(n)][raised] += .2f;
            double[] after = Taste.logMeanExp(similarities, weights, 4, segments);
            assertThat(after[raised]).as("seed %d", seed).isGreaterThan(before[raised]);
        }
    }

    @Test
    void aRejectionLowersLookAlikesHereAndElsewhereASecondOneMoreAndUndoRestores() {
        for (long seed = 1; seed <= 30; seed++) {
            System.out.println("TasteTest seed " + seed);
            Worlds world = new Worlds(seed);
            RankableVideo here = world.video("film", 40, i -> i % 4);
            RankableVideo elsewhere = world.video("other", 40, i -> i % 4);
            List<Highlight> liked = seed % 3 == 0 ? List.of() : List.of(world.highlight(1), world.highlight(3));
            List<Negative> two = List.of(negative(here, 2, 1), negative(here, 6, 1));
            for (RankableVideo video : List.of(here, elsewhere)) {
                double[] before = taste(video, new History(SPEC, liked, List.of(), List.of()));
                double[] once = taste(video, new History(SPEC, liked, List.of(), two.subList(0, 1)));
                double[] twice = taste(video, new History(SPEC, liked, List.of(), two));
                for (int i = 10; i < 40; i += 4) { // of the rejected kind, not rejected themselves
                    assertThat(once[i]).as("seed %d, segment %d", seed, i).isLessThan(before[i]);
                    assertThat(twice[i]).as("seed %d, segment %d", seed, i).isLessThan(once[i]);
                }
                assertThat(taste(video, new History(SPEC, liked, List.of(), List.of())))
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void shownAndNotKeptSaysLess() {
        Worlds world = new Worlds(5);
        RankableVideo video = world.video("film", 40, i -> i % 4);
        List<Highlight> liked = List.of(world.highlight(1));
        double before = taste(video, History.of(SPEC, liked))[6];
        double rejected = taste(video, new History(SPEC, liked, List.of(), List.of(negative(video, 2, 1))))[6];
        Negative notKept = negative(video, 2, Negative.NOT_KEPT);
        double shown = taste(video, new History(SPEC, liked, List.of(), List.of(notKept)))[6];
        assertThat(before - shown).isPositive().isLessThan((before - rejected) / 2);
    }

    private static Negative negative(RankableVideo video, int segment, double weight) {
        Origin origin = new Origin(video.id(), video.segments().get(segment).range());
        return new Negative(video.features().row(segment), weight, Optional.of(origin));
    }

    @Test
    void thirtyGifsOfOneFilmDoNotOutvoteFiveFilms() {
        List<String> videos = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            videos.add("film");
        }
        for (int i = 0; i < 5; i++) {
            videos.add("other " + i);
        }
        double[] weights = NormalizedHistory.weights(videos);
        assertThat(30 * weights[0]).isCloseTo(1 + Math.log(30), within(1e-9)).isLessThan(5 * weights[34]);
        assertThat(weights[34]).isEqualTo(1);
    }

    @Test
    void alignmentMovesByAPartOfTheDifferenceOfTheMeans() {
        FeatureStatistics target = new FeatureStatistics(9, new float[] {1, 2, 3, 4, 0}, new float[5]);
        FeatureStatistics source = new FeatureStatistics(10, new float[] {0, 0, 1, 1, 7}, new float[5]);
        MeanShiftAlignment alignment = new MeanShiftAlignment(SPEC, target, TasteOptions.STANDARD);
        FeatureMatrix moved = alignment.move(FeatureMatrix.of(1, 5, new float[] {1, 1, 1, 1, 5}), source);
        // of ten segments half of the largest share of one half; part b is absent in the target
        assertThat(moved.row(0)).containsExactly(1.25f, 1.5f, 1.5f, 1.75f, 5);
    }

    @Test
    void evidenceComesFromKnownSourcesAndIsLeftAtTheUsualForTheRest() {
        Worlds world = new Worlds(7);
        RankableVideo video = world.video("film", 40, i -> i % 4);
        assertThat(evidence(video, world.history(30))).isEqualTo(TasteOptions.STANDARD.usualEvidence());
        double consistent = evidence(video, sourced(world, 8, i -> 2));
        double erratic = evidence(video, sourced(world, 8, i -> i % 4));
        // every highlight told from all the rest: (8 + 20 * 0.4) / 28
        assertThat(consistent).isCloseTo(16. / 28, within(.03));
        assertThat(erratic).isLessThan(TasteOptions.STANDARD.usualEvidence());
    }

    /** One highlight of each of several videos of the other kinds. */
    private static History sourced(Worlds world, int videos, java.util.function.IntUnaryOperator kinds) {
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (int v = 0; v < videos; v++) {
            int kind = kinds.applyAsInt(v);
            RankableVideo source = world.video("v" + v, 20, i -> i % 4);
            List<float[]> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                if (i % 4 != kind) {
                    others.add(source.features().row(i));
                }
            }
            sources.add(new SourceVideo(
                    "v" + v, FeatureStatistics.of(SPEC, source.features()), FeatureMatrix.ofRows(others)));
            Optional<Origin> origin = Optional.of(new Origin("v" + v, new TimeRange(0, 1)));
            highlights.add(new Highlight("h" + v, world.vector(kind), OptionalDouble.empty(), origin));
        }
        return new History(SPEC, highlights, sources, List.of());
    }

    private static double evidence(RankableVideo video, History history) {
        PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
        return Evidence.of(prepared, history, NormalizedHistory.of(prepared, history));
    }
}
