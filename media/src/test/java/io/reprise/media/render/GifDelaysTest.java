package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.TimeRange;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GIFs whose delays are so short that browsers do not obey them, or as long as they can be. */
class GifDelaysTest {
    private static final int FRAMES = 20;
    private static final int COLOURS_AT = 13; // after the header

    @TempDir
    private Path folder;

    /** A GIF of twenty pictures, each shown for so many hundredths of a second. */
    private VideoInfo gif(int hundredths) throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 25, FRAMES).write(folder));
        Path file = folder.resolve("counted.gif");
        new Renderer(video, "0".repeat(64), () -> false)
                .render(new TimeRange(0, video.durationMicros()), file, RenderOptions.DEFAULT.withFramesPerSecond(60));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(setDelays(bytes, hundredths)).isEqualTo(FRAMES);
        return VideoProbe.probe(Files.write(folder.resolve("delay" + hundredths + ".gif"), bytes));
    }

    /** Walks along the blocks of a GIF and sets the delay in each graphic control extension; says how many there were. */
    private static int setDelays(byte[] gif, int hundredths) {
        int count = 0;
        int at = COLOURS_AT + table(gif[10]);
        while (gif[at] != ';') {
            if (gif[at] == 0x21) {
                if ((gif[at + 1] & 0xff) == 0xf9) {
                    gif[at + 4] = (byte) hundredths;
                    gif[at + 5] = (byte) (hundredths >> 8);
                    count++;
                }
                at = afterBlocks(gif, at + 2);
            } else {
                at = afterBlocks(gif, at + 11 + table(gif[at + 9]));
            }
        }
        return count;
    }

    private static int table(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    private static int afterBlocks(byte[] gif, int start) {
        int at = start;
        while (gif[at] != 0) {
            at += 1 + (gif[at] & 0xff);
        }
        return at + 1;
    }

    @ParameterizedTest
    @CsvSource({"0,10", "1,10", "2,2", "3,3", "10,10"})
    void delaysAreThoseOfBrowsers(int stated, int shown) throws Exception {
        VideoInfo gif = gif(stated);
        assertThat(gif.durationMicros()).isEqualTo(10_000L * FRAMES * shown);
        assertThat(seen(gif))
                .isEqualTo(LongStream.range(0, FRAMES)
                        .mapToObj(i -> i * shown * 10_000L)
                        .toList());
        Rendered again = new Renderer(gif, "0".repeat(64), () -> false)
                .render(
                        new TimeRange(0, gif.durationMicros()),
                        folder.resolve("again.gif"),
                        RenderOptions.DEFAULT.withFramesPerSecond(60));
        assertThat(ReadGif.of(again.file()).lastHundredths()).isEqualTo(FRAMES * shown);
    }

    /** GIFs whose pictures have no graphic control extension, all of them or all but the first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void picturesWithoutADelayAreShownForATenth(boolean firstHasOne) throws Exception {
        byte[] whole = Files.readAllBytes(gif(3).path());
        byte[] bare = withoutControls(whole, firstHasOne ? 1 : 0);
        assertThat(bare.length).isLessThan(whole.length - 8 * (FRAMES - 2));
        VideoInfo gif = VideoProbe.probe(Files.write(folder.resolve("bare.gif"), bare));
        long first = firstHasOne ? 30_000 : 100_000;
        assertThat(gif.frames()).isEqualTo(FRAMES);
        assertThat(gif.durationMicros()).isEqualTo(first + 100_000L * (FRAMES - 1));
        assertThat(seen(gif).get(FRAMES - 1)).isEqualTo(first + 100_000L * (FRAMES - 2));
        Rendered again = new Renderer(gif, "0".repeat(64), () -> false)
                .render(
                        TimeRange.ofSeconds(.5, 1.5),
                        folder.resolve("again.gif"),
                        RenderOptions.DEFAULT.withFramesPerSecond(10));
        // without transparency each picture shows the bars that became white with it, here those of 5 or 6 to 14
        assertThat(ReadGif.of(again.file()).pictures().stream().map(CounterVideo::number))
                .containsSubsequence(1, 8, 1, 2, 1, 4, 1);
    }

    @Test
    void oneCutShortShowsWhatIsThere() throws Exception {
        byte[] bare = withoutControls(Files.readAllBytes(gif(3).path()), 0);
        Path cut = Files.write(folder.resolve("cut.gif"), Arrays.copyOf(bare, bare.length * 2 / 3));
        assertThat(VideoProbe.probe(cut).frames()).isBetween(FRAMES / 2L, FRAMES - 2L);
    }

    /** The same without its graphic control extensions but the first few. */
    private static byte[] withoutControls(byte[] gif, int kept) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int controls = 0;
        int at = COLOURS_AT + table(gif[10]);
        out.write(gif, 0, at);
        while (gif[at] != ';') {
            boolean extension = gif[at] == 0x21;
            boolean control = extension && (gif[at + 1] & 0xff) == 0xf9;
            int end = afterBlocks(gif, extension ? at + 2 : at + 11 + table(gif[at + 9]));
            controls += control ? 1 : 0;
            if (!control || controls <= kept) {
                out.write(gif, at, end - at);
            }
            at = end;
        }
        out.write(';');
        return out.toByteArray();
    }

    @Test
    void elevenMinutesAPictureAreElevenMinutes() throws Exception {
        VideoInfo gif = gif(65_535);
        assertThat(gif.durationMicros()).isEqualTo(FRAMES * 655_350_000L);
        assertThat(seen(gif))
                .isEqualTo(LongStream.range(0, FRAMES)
                        .mapToObj(i -> i * 655_350_000L)
                        .toList());
        Rendered part = new Renderer(gif, "0".repeat(64), () -> false)
                .render(
                        TimeRange.ofSeconds(3 * 655.35, 3 * 655.35 + 2),
                        folder.resolve("part.gif"),
                        RenderOptions.DEFAULT);
        assertThat(CounterVideo.number(ReadGif.of(part.file()).pictures().get(0)))
                .isEqualTo(3);
    }

    private static List<Long> seen(VideoInfo gif) throws Exception {
        TimesWatcher watcher = new TimesWatcher();
        AnalysisPass.run(gif, List.of(watcher), AnalysisOptions.standard());
        return watcher.times;
    }

    /** Notes when each picture is shown. */
    private static final class TimesWatcher implements io.reprise.core.frame.FrameSink {
        private final List<Long> times = new java.util.ArrayList<>();

        @Override
        public FrameSize frameSize() {
            return new FrameSize(8, 8, FrameSize.Fit.STRETCH);
        }

        @Override
        public double framesPerSecond() {
            return 0;
        }

        @Override
        public void frame(io.reprise.core.frame.Frame frame) {
            times.add(frame.timeMicros());
        }
    }
}
