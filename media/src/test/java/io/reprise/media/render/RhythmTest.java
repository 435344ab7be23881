package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every picture is shown as long as the others, to what a GIF's delays in hundredths can say. */
@Tag("slow")
class RhythmTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "25,12,12.5",
        "30,12,10",
        "24,12,12",
        "29.97,12,9.99",
        "50,12,12.5",
        "60,12,12",
        "25,25,25",
        "15,12,15",
        "120,50,40",
        "8,12,8"
    })
    void theRateDividesTheVideos(double video, double wanted, double shown) throws Exception {
        VideoInfo info = VideoProbe.probe(
                CounterVideo.of("mp4", video, (int) (2.2 * video)).write(folder));
        Path file = folder.resolve("rhythm.gif");
        new Renderer(info, "0123456789abcdef".repeat(4), () -> false)
                .render(TimeRange.ofSeconds(0, 2), file, RenderOptions.DEFAULT.withFramesPerSecond(wanted));
        ReadGif gif = ReadGif.of(file);
        assertThat(gif.pictures().size() / 2.0).isCloseTo(shown, org.assertj.core.data.Offset.offset(0.6));
        int before = CounterVideo.number(gif.pictures().get(0));
        for (int i = 1; i < gif.pictures().size(); i++) {
            int number = CounterVideo.number(gif.pictures().get(i));
            assertThat(number - before).isEqualTo((int) Math.round(video / shown));
            before = number;
        }
    }
}
