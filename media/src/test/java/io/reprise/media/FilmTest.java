package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.frame.FrameSize;
import io.reprise.core.testing.SharedData;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole real film. */
@Tag("slow")
class FilmTest {
    private static final String FILM = "videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4";

    private static Watcher watcher() {
        return new Watcher(new FrameSize(16, 9, FrameSize.Fit.STRETCH), 0);
    }

    @Test
    void isProbed() throws Exception {
        VideoInfo film = VideoProbe.probe(SharedData.require(FILM));
        assertThat(film.durationMicros()).isEqualTo(634_600_000);
        assertThat(film.frames()).isEqualTo(19038);
        assertThat(film.framesPerSecond()).isCloseTo(30, within(1e-6));
        assertThat(film.variableFrameRate()).isFalse();
        assertThat(film.sound()).isEqualTo(new VideoInfo.Sound("aac", 6, 48000));
    }

    @Test
    void isDecodedSparselyWithAllItsSound() throws Exception {
        VideoInfo film = VideoProbe.probe(SharedData.require(FILM));
        Watcher recorder = watcher();
        AnalysisPass.run(film, List.of(recorder), AnalysisOptions.standard());
        assertThat(recorder.times).hasSizeBetween(3000, 12000).isSorted();
        assertThat(recorder.samples / 12000.0).isCloseTo(634.6, within(1.0));
    }

    @Test
    void partsAreDecodedExactly() throws Exception {
        VideoInfo film = VideoProbe.probe(SharedData.require(FILM));
        Watcher recorder = watcher();
        TimeRange range = TimeRange.ofSeconds(100, 102);
        AnalysisPass.run(
                film,
                List.of(recorder),
                AnalysisOptions.standard().withDepth(Depth.ALL).withRange(range));
        assertThat(recorder.times).hasSize(60).startsWith(100_000_000L);
        assertThat(recorder.samples / 12000.0).isCloseTo(2, within(0.05));
    }

    @Test
    void saysHowFarItIsAndStopsWhenAsked() throws Exception {
        VideoInfo film = VideoProbe.probe(SharedData.require(FILM));
        List<Double> parts = new ArrayList<>();
        AnalysisOptions options = AnalysisOptions.standard()
                .withProgress(parts::add)
                .withCancelled(() -> !parts.isEmpty() && parts.get(parts.size() - 1) > 0.1);
        assertThatThrownBy(() -> AnalysisPass.run(film, List.of(watcher()), options))
                .isInstanceOf(CancellationException.class);
        assertThat(parts).hasSizeGreaterThan(10).isSorted().allMatch(part -> part >= 0 && part < 0.2);
    }
}
