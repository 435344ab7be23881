package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On videos that show the number of each picture; GIFs are read by the JDK's decoder, others by FFmpeg's. */
@Tag("slow")
class RenderTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final RenderOptions ALL = RenderOptions.DEFAULT.withFramesPerSecond(60);

    @TempDir
    private Path folder;

    @TempDir
    private Path out;

    /** Containers with an index, without one, and with time stamps that start late; one key frame in each. */
    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska", "mpegts", "flv", "avi", "nut"})
    void showsExactlyTheRange(String container) throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of(container, 25, 150).write(folder));
        ReadGif gif = gif(video, TimeRange.ofSeconds(4.2, 5.4), ALL);
        assertThat(numbers(gif)).isEqualTo(IntStream.range(105, 135).boxed().toList());
        assertThat(gif.delays()).containsOnly(4);
    }

    @Test
    void timesWrittenInMillisecondsMeanTheSamePictures() throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 30, 120).write(folder));
        // picture 41 is shown at 1.366667, picture 50 at 1.666667
        assertThat(numbers(gif(video, TimeRange.ofSeconds(1.367, 1.667), ALL)))
                .isEqualTo(IntStream.range(41, 50).boxed().toList());
        assertThat(numbers(gif(video, TimeRange.ofSeconds(1.366, 1.666), ALL)))
                .isEqualTo(IntStream.range(41, 50).boxed().toList());
    }

    @Test
    void playsAtTheVideosOwnSpeedWhenItVaries() throws Exception {
        Random random = new Random(5);
        long[] times = new long[80];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + 30_000 + random.nextInt(200) * 1_000L;
        }
        VideoInfo video = VideoProbe.probe(new CounterVideo(240, 136, "matroska", times, 30).write(folder));
        TimeRange range = new TimeRange(times[33], times[60]);
        ReadGif gif = gif(video, range, ALL);
        assertThat(numbers(gif)).isEqualTo(IntStream.range(33, 60).boxed().toList());
        int shown = 0;
        for (int i = 0; i < gif.delays().size(); i++) {
            assertThat(10_000.0 * shown).isCloseTo((double) (times[33 + i] - times[33]), within(6_000));
            shown += gif.delays().get(i);
        }
        assertThat(10_000.0 * shown).isCloseTo((double) range.lengthMicros(), within(6_000));
    }

    private static org.assertj.core.data.Offset<Double> within(double micros) {
        return org.assertj.core.data.Offset.offset(micros);
    }

    @Test
    void neverFasterThanTheVideoAndNeverFasterThanPlayers() throws Exception {
        VideoInfo slow = VideoProbe.probe(CounterVideo.of("mp4", 5, 30).write(folder));
        assertThat(numbers(gif(slow, TimeRange.ofSeconds(2, 4), ALL)))
                .isEqualTo(IntStream.range(10, 20).boxed().toList());
        VideoInfo fast = VideoProbe.probe(CounterVideo.of("matroska", 120, 240).write(folder));
        ReadGif gif = gif(fast, TimeRange.ofSeconds(0.5, 1.5), RenderOptions.DEFAULT.withFramesPerSecond(120));
        assertThat(gif.pictures()).hasSize(40);
        assertThat(gif.delays()).allMatch(delay -> delay >= 2);
        assertThat(gif.lastHundredths()).isEqualTo(100);
        assertThat(numbers(gif).get(0)).isEqualTo(60);
        ReadGif usual = gif(fast, TimeRange.ofSeconds(0.5, 1.5), RenderOptions.DEFAULT);
        assertThat(usual.pictures()).hasSize(12);
        assertThat(usual.lastHundredths()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oddSizesAreKeptOrMadeEvenAndNeverEnlarged(Format format) throws Exception {
        VideoInfo video = VideoProbe.probe(
                CounterVideo.of("matroska", 25, 30).sized(641, 361).write(folder));
        Path file = out.resolve("odd." + format.extension());
        Rendered rendered = new Renderer(video, HASH, () -> false)
                .render(
                        TimeRange.ofSeconds(0.2, 0.8),
                        file,
                        ALL.withFormat(format).withWidth(2000));
        boolean even = format == Format.MP4 || format == Format.AVIF;
        assertThat(rendered.width()).isEqualTo(even ? 642 : 641);
        assertThat(rendered.height()).isEqualTo(even ? 362 : 361);
        VideoInfo read =
                VideoProbe.probe(format == Format.WEBP ? ReadWebp.of(file).still(folder) : file);
        assertThat(read.width()).isEqualTo(rendered.width());
        assertThat(read.height()).isEqualTo(rendered.height());
        assertThat(rendered.frames()).isEqualTo(15);
        assertThat(SourceNote.read(file)).contains(new SourceNote(HASH, TimeRange.ofSeconds(0.2, 0.8)));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oneFrameAndTinyRangesAndRangesPastTheEnd(Format format) throws Exception {
        RenderOptions options = ALL.withFormat(format);
        VideoInfo single = VideoProbe.probe(CounterVideo.of("mp4", 25, 1).write(folder));
        Renderer renderer = new Renderer(single, HASH, () -> false);
        Path file = out.resolve("one." + format.extension());
        assertThat(renderer.render(new TimeRange(0, single.durationMicros()), file, options)
                        .frames())
                .isEqualTo(1);
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 25, 50).write(folder));
        renderer = new Renderer(video, HASH, () -> false);
        assertThat(renderer.render(new TimeRange(1_000_000, 1_000_001), file, options)
                        .frames())
                .isEqualTo(1);
        Rendered past = renderer.render(TimeRange.ofSeconds(1.8, 9), file, options);
        assertThat(past.frames()).isEqualTo(5);
        assertThat(past.range().endSeconds()).isCloseTo(2, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void webpPlaysForEverAndAsLongAsTheRange() throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 30, 90).write(folder));
        Path file = out.resolve("test.webp");
        Rendered rendered = new Renderer(video, HASH, () -> false)
                .render(TimeRange.ofSeconds(1, 2.5), file, RenderOptions.DEFAULT.withFormat(Format.WEBP));
        ReadWebp webp = ReadWebp.of(file);
        assertThat(webp.delays()).hasSize(rendered.frames()).allMatch(delay -> delay > 60 && delay < 110);
        assertThat(webp.delays().stream().mapToInt(Integer::intValue).sum()).isBetween(1498, 1501);
        assertThat(webp.loops()).isZero();
    }

    @Test
    void coloursAreNearAndStillPicturesAreNotRepeated() throws Exception {
        CounterVideo counter = CounterVideo.of("mp4", 25, 40);
        VideoInfo video = VideoProbe.probe(counter.write(folder));
        ReadGif gif = gif(video, TimeRange.ofSeconds(0, 1.6), ALL);
        for (int i = 0; i < gif.pictures().size(); i++) {
            assertThat(meanError(gif.pictures().get(i), counter.picture(i)))
                    .as("picture %d", i)
                    .isLessThan(5);
        }
        long[] slow = {0, 1_000_000, 2_000_000};
        VideoInfo still = VideoProbe.probe(new CounterVideo(64, 64, "mp4", slow, 10).write(folder));
        ReadGif held = gif(still, TimeRange.ofSeconds(0.5, 1.75), ALL);
        assertThat(numbers(held)).containsExactly(0, 1);
        assertThat(held.delays()).containsExactly(50, 75);
    }

    private static double meanError(BufferedImage picture, byte[] rgb) {
        long sum = 0;
        for (int i = 0; i < rgb.length / 3; i++) {
            int shown = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
            sum += Math.abs((shown >> 16 & 0xff) - (rgb[3 * i] & 0xff))
                    + Math.abs((shown >> 8 & 0xff) - (rgb[3 * i + 1] & 0xff))
                    + Math.abs((shown & 0xff) - (rgb[3 * i + 2] & 0xff));
        }
        return sum / (double) rgb.length;
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void sizeLimitsAreMet(Format format) throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 25, 60).write(folder));
        Renderer renderer = new Renderer(video, HASH, () -> false);
        TimeRange range = TimeRange.ofSeconds(0.5, 2);
        Path file = out.resolve("small." + format.extension());
        long full = renderer.render(range, file, ALL.withFormat(format)).bytes();
        Random random = new Random(11);
        for (int i = 0; i < 4; i++) {
            // of a small AVIF the tables alone take a kilobyte
            double halvings = format == Format.AVIF ? 1 : 2.5;
            long limit = (long) (full * Math.pow(2, -0.1 - halvings * random.nextDouble()));
            Rendered rendered =
                    renderer.render(range, file, ALL.withFormat(format).withMaxBytes(limit));
            assertThat(Files.size(file)).isEqualTo(rendered.bytes()).isLessThanOrEqualTo(limit);
            assertThat(rendered.givenUp()).as("limit %d of %d", limit, full).isNotEmpty();
        }
        assertThatThrownBy(() -> renderer.render(
                        range, out.resolve("no.x"), ALL.withFormat(format).withMaxBytes(40)))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.code()).isEqualTo("too-large"));
        assertThat(files()).containsExactly(file);
    }

    @Test
    void nothingIsLeftWhenItIsCancelledOrCannotBeWritten() throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 25, 60).write(folder));
        TimeRange range = TimeRange.ofSeconds(0, 2);
        for (Format format : Format.values()) {
            AtomicInteger asked = new AtomicInteger();
            Renderer cancelled = new Renderer(video, HASH, () -> asked.incrementAndGet() > 20);
            assertThatThrownBy(() -> cancelled.render(range, out.resolve("x"), ALL.withFormat(format)))
                    .isInstanceOf(CancellationException.class);
        }
        Renderer renderer = new Renderer(video, HASH, () -> false);
        Path notAFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> renderer.render(range, notAFolder.resolve("x.gif"), ALL))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.code()).isEqualTo("not-writable"));
        assertThatThrownBy(() -> renderer.render(range, out, ALL)).isInstanceOf(BadInputException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void severalAtOnceAreTheSameAsOneByOneAndOneTroubleStopsThem() throws Exception {
        VideoInfo video = VideoProbe.probe(CounterVideo.of("mp4", 25, 100).write(folder));
        Renderer renderer = new Renderer(video, HASH, () -> false);
        List<RenderJob> jobs = IntStream.range(0, 6)
                .mapToObj(i -> new RenderJob(TimeRange.ofSeconds(0.5 * i, 0.5 * i + 1), out.resolve(i + ".gif"), ALL))
                .toList();
        AtomicInteger done = new AtomicInteger();
        List<Rendered> all = renderer.renderAll(jobs, 3, count -> done.incrementAndGet());
        assertThat(done).hasValue(6);
        for (int i = 0; i < jobs.size(); i++) {
            Path alone = out.resolve("alone.gif");
            assertThat(all.get(i).file()).isEqualTo(jobs.get(i).file());
            renderer.render(jobs.get(i).range(), alone, ALL);
            assertThat(alone).hasSameBinaryContentAs(jobs.get(i).file());
        }
        RenderJob impossible = new RenderJob(TimeRange.ofSeconds(0, 1), out.resolve("no.gif"), ALL.withMaxBytes(40));
        assertThatThrownBy(() -> renderer.renderAll(List.of(jobs.get(0), impossible, jobs.get(1)), 2, count -> {}))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.code()).isEqualTo("too-large"));
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".part") || file.endsWith("no.gif"));
    }

    private List<Path> files() throws Exception {
        try (var files = Files.list(out)) {
            return files.toList();
        }
    }

    private ReadGif gif(VideoInfo video, TimeRange range, RenderOptions options) throws Exception {
        Path file = out.resolve("test.gif");
        Rendered rendered = new Renderer(video, HASH, () -> false).render(range, file, options);
        assertThat(rendered.bytes()).isEqualTo(Files.size(file));
        ReadGif gif = ReadGif.of(file);
        assertThat(gif.pictures()).hasSize(rendered.frames());
        return gif;
    }

    private static List<Integer> numbers(ReadGif gif) {
        return gif.pictures().stream().map(CounterVideo::number).toList();
    }
}
