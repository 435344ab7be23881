package io.reprise.core.rank.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.PassedOver;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The fast fit against the plain one, on random videos of three parts, some of them absent here and there. */
class TasteFitTest {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "test/1",
            List.of(
                    new FeaturePart("colour", 0, 7, 2),
                    new FeaturePart("motion", 7, 3, .5),
                    new FeaturePart("sound", 10, 3, 1)));
    private static final long LENGTH = 120_000_000;

    private final Random random = new Random();

    private float[] vector() {
        float[] vector = new float[SPEC.dim()];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        if (random.nextInt(8) == 0) {
            FeaturePart part = SPEC.parts().get(random.nextInt(3));
            Arrays.fill(vector, part.offset(), part.end(), 0);
        }
        return vector;
    }

    private FeatureMatrix vectors(int count) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(vector());
        }
        return FeatureMatrix.ofRows(rows);
    }

    private RankableVideo video(boolean withMoments) {
        List<Segment> segments = new UniformSegmenter(3_000_000).segment(LENGTH, new long[0]);
        long[] times = LongStream.range(0, 240).map(i -> i * 500_000).toArray();
        FeatureTrack track = new FeatureTrack(SPEC, times, vectors(times.length));
        FeatureMatrix pooled = SegmentPooling.mean(track, segments);
        return new RankableVideo(
                "film", LENGTH, segments, SPEC, pooled, List.of(), withMoments ? Optional.of(track) : Optional.empty());
    }

    private History history(RankableVideo video) {
        List<Highlight> highlights = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            Segment here = video.segments().get(random.nextInt(video.size()));
            Optional<Origin> origin =
                    random.nextBoolean() ? Optional.of(new Origin("film", here.range())) : Optional.empty();
            highlights.add(new Highlight("h" + i, vector(), OptionalDouble.empty(), origin));
        }
        List<PassedOver> passed = List.of(
                new PassedOver("film", video.features()),
                new PassedOver("other", vectors(1 + random.nextInt(20))),
                new PassedOver("", vectors(5)));
        return new History(SPEC, highlights, random.nextInt(3) == 0 ? List.of() : passed);
    }

    @RepeatedTest(20)
    void theFastFitIsThePlainOne(RepetitionInfo repetition) {
        long seed = 7000L + repetition.getCurrentRepetition();
        random.setSeed(seed);
        RankableVideo video = video(repetition.getCurrentRepetition() % 4 != 0);
        History history = history(video);
        History aligned = AlignedHistory.to(new PreparedVideo(video), RecentHistory.of(history));
        double[] plain = PlainTaste.of(video, aligned);
        double[] fast = SegmentInputs.of(video, history).get(Input.TASTE);
        for (int i = 0; i < plain.length; i++) {
            assertThat(fast[i]).as("segment %d of seed %d", i, seed).isCloseTo(plain[i], within(2e-5));
        }
        assertThat(order(fast)).as("order of seed %d", seed).isEqualTo(order(plain));
    }

    private static int[] order(double[] values) {
        return io.reprise.core.rank.Scores.of(values).order();
    }

    /** Whoever was ranked for before, and however often. */
    @RepeatedTest(5)
    void aReadyRankerSaysTheSameAsAFreshOne(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        RankableVideo video = video(true);
        Ranker ranker = new RepriseRanker();
        Ranker.Ready ready = ranker.prepare(video);
        for (int person = 0; person < 3; person++) {
            History history = person == 1 ? History.empty(SPEC) : history(video);
            double[] fresh = ranker.score(video, history).total();
            assertThat(ready.score(history).total()).containsExactly(fresh);
            assertThat(ready.score(history).total()).containsExactly(fresh);
        }
    }

    /** What is remembered of the segments and of earlier histories changes the work, not the answer. */
    @RepeatedTest(8)
    void whatIsRememberedSaysTheSame(RepetitionInfo repetition) {
        random.setSeed(900L + repetition.getCurrentRepetition());
        RankableVideo video = video(repetition.getCurrentRepetition() % 4 != 0);
        Ranker ranker = new RepriseRanker();
        Ranker.Ready ready = ranker.prepare(video);
        ready.remember();
        for (int person = 0; person < 4; person++) {
            History history = history(video);
            double[] fresh = ranker.score(video, history).total();
            for (int time = 0; time < 6; time++) { // more is known each time
                assertThat(ready.score(history).total()).containsExactly(fresh, within(1e-4));
            }
        }
    }
}
