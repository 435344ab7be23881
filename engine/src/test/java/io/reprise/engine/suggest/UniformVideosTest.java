package io.reprise.engine.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.PersonalHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UniformVideosTest {
    private static final long SECOND = 1_000_000;
    private static final int MOMENTS = 80;
    private static final FeatureSpec SPEC = new FeatureSpec("test/1", List.of(new FeaturePart("all", 0, 3, 1)));

    /** A video of two moments a second whose features turn with an angle of a moment, in hundredths. */
    private static VideoAnalysis video(IntUnaryOperator angle, Map<Signal, Float> signals, long... cuts) {
        long[] times = LongStream.range(0, MOMENTS).map(i -> i * SECOND / 2).toArray();
        float[] rows = new float[3 * MOMENTS];
        float[] signalRows = new float[SignalTrack.SPEC.dim() * MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            rows[3 * i] = (float) Math.cos(angle.applyAsInt(i) / 100.0);
            rows[3 * i + 1] = (float) Math.sin(angle.applyAsInt(i) / 100.0);
            int at = SignalTrack.SPEC.dim() * i;
            signals.forEach((signal, value) -> signalRows[at + signal.column()] = value);
        }
        var facts = new VideoFacts(MOMENTS * SECOND / 2, 640, 360, 25, false, cuts, null, List.of());
        return new VideoAnalysis(
                "ab",
                facts,
                new FeatureTrack(SPEC, times, FeatureMatrix.of(MOMENTS, 3, rows)),
                new SignalTrack(new FeatureTrack(
                        SignalTrack.SPEC, times, FeatureMatrix.of(MOMENTS, SignalTrack.SPEC.dim(), signalRows))));
    }

    private static boolean isUniform(VideoAnalysis video) {
        return UniformVideos.isUniform(video, RankableVideos.of(video, "uniform:5"));
    }

    @Test
    void blackOneColourAndOnePictureAreUniformAndWhatChangesIsNot() {
        assertThat(isUniform(video(i -> i * 7 % 100, Map.of(Signal.BLACK, 1f)))).isTrue(); // noise in black
        assertThat(isUniform(video(i -> i % 2, Map.of()))).isTrue();
        assertThat(isUniform(video(i -> i / 8, Map.of(Signal.FROZEN, 1f)))).isTrue();
        assertThat(isUniform(video(i -> 3 * i, Map.of()))).isFalse();
        // a picture that is talked over, and slides
        assertThat(isUniform(video(i -> 2 * i, Map.of(Signal.FROZEN, 1f, Signal.SOUND, 1f))))
                .isFalse();
        assertThat(isUniform(video(i -> 40 * (i / 40), Map.of(Signal.FROZEN, 1f), 20 * SECOND)))
                .isFalse();
    }

    @Test
    void ofAUniformVideoNoMomentIsBetterThanAnother() throws Exception {
        VideoAnalysis black = video(i -> 0, Map.of(Signal.BLACK, 1f));
        RankingSession session = new RankingSession(
                black, RankableVideos.of(black, "uniform:5"), Rankers.load("reprise", Path.of("none")));
        Suggestions found = session.rank(PersonalHistory.none(SPEC), ChooseOptions.DEFAULT);
        assertThat(found.percentiles()).containsOnly(50);
        assertThat(session.generic()).containsOnly(50);
        assertThat(found.moments()).isNotEmpty().allMatch(moment -> moment.percentile() == 50);
        assertThat(found.remark().orElseThrow()).contains("the same from beginning to end");
    }

    @Test
    void ofAHighlightThatFadesInOnlyWhatIsShownCounts() {
        int faded = 20;
        VideoAnalysis clip = video(i -> i < faded ? 157 : 0, Map.of(Signal.CONTRAST, .2f, Signal.BRIGHTNESS, .5f));
        float[] signals = clip.signals().track().rows().values();
        for (int i = 0; i < faded; i++) {
            signals[SignalTrack.SPEC.dim() * i + Signal.BLACK.column()] = 1;
        }
        assertThat(clip.mean()[0]).isEqualTo(1);
        assertThat(clip.mean(new TimeRange(0, 5 * SECOND)).orElseThrow()[0]).isLessThan(.1f); // all of it is black
        assertThat(clip.mean(new TimeRange(5 * SECOND, 20 * SECOND)).orElseThrow()[0])
                .isEqualTo(1);
    }
}
