package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.RangeSound;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.ffmpeg.Tempo;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On videos that show the number of each picture. */
@Tag("slow")
class EffectsTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final RenderOptions ALL = RenderOptions.DEFAULT.withFramesPerSecond(60);

    @TempDir
    private Path folder;

    private Rendered render(VideoInfo video, double start, double end, RenderOptions options) throws BadInputException {
        Path file = folder.resolve("out." + options.format().extension());
        return new Renderer(video, HASH, () -> false).render(TimeRange.ofSeconds(start, end), file, options);
    }

    private VideoInfo counter() throws Exception {
        return VideoProbe.probe(CounterVideo.of("mp4", 25, 150).write(folder));
    }

    private static List<Integer> numbers(ReadGif gif) {
        return gif.pictures().stream().map(CounterVideo::number).toList();
    }

    private static RenderOptions with(int loop, double speed, boolean boomerang) {
        return ALL.withEffects(new Effects(loop, speed, boomerang, null, null));
    }

    @Test
    void fasterAndSlowerShowTheSamePicturesAtOtherTimes() throws Exception {
        VideoInfo video = counter();
        Rendered fast = render(video, 1, 3, with(0, 2, false));
        ReadGif gif = ReadGif.of(fast.file());
        assertThat(numbers(gif)).isEqualTo(IntStream.range(25, 75).boxed().toList());
        assertThat(gif.lastHundredths()).isEqualTo(100);
        assertThat(fast.range()).isEqualTo(TimeRange.ofSeconds(1, 3));
        ReadGif slow = ReadGif.of(render(video, 1, 2, with(0, .5, false)).file());
        assertThat(numbers(slow)).isEqualTo(IntStream.range(25, 50).boxed().toList());
        assertThat(slow.delays()).containsOnly(8);
        ReadGif usual = ReadGif.of(
                render(video, 0, 4, with(0, 4, false).withFramesPerSecond(12)).file());
        assertThat(usual.lastHundredths()).isEqualTo(100);
        assertThat(usual.pictures()).hasSizeBetween(11, 14);
    }

    @Test
    void aBoomerangGoesBackWithoutShowingItsEndsTwice() throws Exception {
        ReadGif gif = ReadGif.of(render(counter(), 1, 1.4, with(0, 1, true)).file());
        assertThat(numbers(gif))
                .containsExactly(25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 33, 32, 31, 30, 29, 28, 27, 26);
        assertThat(gif.delays()).containsOnly(4);
    }

    @Test
    void aBoomerangInPiecesIsTheSame() throws Exception {
        VideoInfo video = counter();
        FrameGeometry geometry = new FrameGeometry(240, 136, Double.POSITIVE_INFINITY, 1);
        TimeRange range = TimeRange.ofSeconds(1, 2);
        SourceFrames source = new DecodedFrames(video, range, geometry, 0xffffff, 1, () -> false);
        assertThat(played(new BoomerangFrames(source, 3 * geometry.pictureBytes() + 1)))
                .isEqualTo(played(new BoomerangFrames(source, Long.MAX_VALUE / 2)))
                .hasSize(25 + 23 + 1);
    }

    private static List<String> played(SourceFrames frames) throws Exception {
        List<String> played = new ArrayList<>();
        long length = frames.play((micros, rgb) -> played.add(micros + " " + Arrays.hashCode(rgb)));
        played.add("length " + length);
        return played;
    }

    @Test
    void loopsAsOftenAsIsWished() throws Exception {
        VideoInfo video = counter();
        assertThat(ReadGif.of(render(video, 1, 1.4, with(0, 1, false)).file()).loops())
                .isZero();
        assertThat(ReadGif.of(render(video, 1, 1.4, with(3, 1, false)).file()).loops())
                .isEqualTo(2);
        Rendered once = render(video, 1, 1.4, with(1, 1, false));
        assertThat(new String(Files.readAllBytes(once.file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("NETSCAPE");
        RenderOptions mp4 = with(3, 1, false).withFormat(Format.MP4);
        VideoInfo three = VideoProbe.probe(render(video, 1, 1.4, mp4).file());
        assertThat(three.durationMicros()).isCloseTo(1_200_000L, within(41_000L));
        assertThatThrownBy(() -> render(video, 0, 5, with(1000, 1, false).withFormat(Format.MP4)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("5000 s");
    }

    @Test
    void soundKeepsItsPitchAtAnotherSpeed() throws Exception {
        float[] tone = new float[2 * 44_100];
        for (int i = 0; i < tone.length / 2; i++) {
            tone[2 * i] = tone[2 * i + 1] = (float) (.5 * Math.sin(2 * Math.PI * 440 * i / 44_100));
        }
        for (double speed : new double[] {.1, .5, .8, 1.25, 2, 3, 10}) {
            float[] changed = Tempo.change(tone, 44_100, speed);
            assertThat(changed.length / 2).isEqualTo((int) Math.round(44_100 / speed));
            int crossings = 0;
            for (int i = 1; i < changed.length / 2; i++) {
                crossings += changed[2 * i - 2] < 0 && changed[2 * i] >= 0 ? 1 : 0;
            }
            int frames = changed.length / 2;
            assertThat(crossings / (frames / 44_100.0)).as("speed %s", speed).isCloseTo(440, within(30.0));
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatTakesEveryEffectAndMeetsItsLimit(Format format) throws Exception {
        RenderOptions options = with(2, 1.5, true).withFormat(format);
        Rendered full = render(counter(), 1, 3, options);
        Rendered small = render(counter(), 1, 3, options.withMaxBytes(full.bytes() / 2));
        assertThat(small.bytes()).isLessThanOrEqualTo(full.bytes() / 2);
        assertThat(small.givenUp()).isNotEmpty();
        assertThat(SourceNote.read(small.file())).contains(new SourceNote(HASH, TimeRange.ofSeconds(1, 3)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"AVIF", "APNG"})
    void movingPicturesCanBeReadAgain(Format format) throws Exception {
        Rendered made = render(counter(), 1, 2, ALL.withFormat(format));
        assertThat(made.frames()).isEqualTo(25);
        VideoInfo read = VideoProbe.probe(made.file());
        assertThat(read.frames()).isEqualTo(25);
        assertThat(read.durationMicros()).isCloseTo(1_000_000L, within(45_000L));
        // as a highlight: its pictures, in order
        ReadGif again = ReadGif.of(render(read, 0, 1, ALL).file());
        assertThat(numbers(again)).isEqualTo(IntStream.range(25, 50).boxed().toList());
    }

    @Test
    void anApngHasExactlyTheColoursOfTheVideo() throws Exception {
        VideoInfo video = counter();
        Rendered made = render(video, 1, 2, ALL.withFormat(Format.APNG));
        byte[] wanted = FrameImage.at(video, 1_400_000, 240).rgb();
        byte[] seen = FrameImage.at(VideoProbe.probe(made.file()), 400_000, 240).rgb();
        assertThat(seen).isEqualTo(wanted);
    }

    @Test
    void aCaptionStandsBelowAndSubtitlesComeAndGo() throws Exception {
        VideoInfo video = counter();
        List<BufferedImage> plain = ReadGif.of(render(video, 1, 3, ALL).file()).pictures();
        List<BufferedImage> text = captioned(video, new Effects(0, 1, false, "Hello over there", null));
        for (int i = 0; i < 50; i++) {
            assertThat(changed(plain.get(i), text.get(i), 0, 60)).isZero();
            assertThat(changed(plain.get(i), text.get(i), 100, 136)).isGreaterThan(100);
        }
        Path srt = Files.writeString(
                folder.resolve("words.srt"),
                "1\n00:00:01,400 --> 00:00:02,000\n<i>Grüße</i>\n\n2\n00:00:02,400 --> 00:00:09,000\nto the end\n");
        List<BufferedImage> subtitled = captioned(video, new Effects(0, 1, false, null, srt.toString()));
        for (int i = 0; i < 50; i++) {
            boolean shown = (i >= 10 && i < 25) || i >= 35;
            int changed = changed(plain.get(i), subtitled.get(i), 80, 136);
            assertThat(changed > 60).as("picture %d", i).isEqualTo(shown);
        }
        // in the video's own time, whatever the speed
        List<BufferedImage> slow = captioned(video, new Effects(0, .5, false, null, srt.toString()));
        assertThat(changed(plain.get(12), slow.get(12), 80, 136)).isGreaterThan(60);
        assertThat(changed(plain.get(5), slow.get(5), 80, 136)).isLessThan(60);
    }

    private List<BufferedImage> captioned(VideoInfo video, Effects effects) throws Exception {
        return ReadGif.of(render(video, 1, 3, ALL.withEffects(effects)).file()).pictures();
    }

    private static int changed(BufferedImage a, BufferedImage b, int top, int bottom) {
        int changed = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int difference = Math.abs((a.getRGB(x, y) >> 8 & 0xff) - (b.getRGB(x, y) >> 8 & 0xff));
                changed += difference > 70 ? 1 : 0;
            }
        }
        return changed;
    }

    @Test
    void subtitlesThatAreNotThereAreSaid() throws Exception {
        VideoInfo video = counter();
        for (String which : new String[] {"auto", "3", folder + "/none.srt"}) {
            assertThatThrownBy(() -> render(video, 1, 2, ALL.withEffects(new Effects(0, 1, false, null, which))))
                    .isInstanceOf(BadInputException.class);
        }
        Path noise = Files.writeString(folder.resolve("noise.srt"), "this is no subtitle at all");
        assertThatThrownBy(() -> render(video, 1, 2, ALL.withEffects(new Effects(0, 1, false, null, noise.toString()))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no subtitles");
        // beside the video, in an old encoding
        Files.write(
                folder.resolve("counter.srt"),
                "1\n00:00:01,000 --> 00:00:02,000\nGrüße\n".getBytes(Charset.forName("windows-1252")));
        Rendered found = render(video, 1, 2, ALL.withEffects(new Effects(0, 1, false, null, "auto")));
        List<BufferedImage> plain = ReadGif.of(
                        render(video, 1, 2, ALL.withFramesPerSecond(59)).file())
                .pictures();
        assertThat(found.frames()).isEqualTo(25);
        assertThat(plain).hasSize(25);
    }

    @Test
    void theSoundOfALoopedMp4IsRepeatedInStep() throws Exception {
        Path film = folder.resolve("tone.mp4");
        float[] tone = new float[2 * 44_100];
        for (int i = 0; i < 22_050; i++) {
            tone[2 * i] = tone[2 * i + 1] = (float) (.5 * Math.sin(2 * Math.PI * 440 * i / 44_100));
        }
        try (Mp4Writer writer = new Mp4Writer(film, new Mp4Writer.Plan(64, 64, 25, 24, 1, 44_100, 128_000, "tone"))) {
            for (int i = 0; i < 25; i++) {
                writer.picture(i * 40_000L, (i + 1) * 40_000L, new byte[3 * 64 * 64]);
                writer.sound(tone, i * 1764, (i + 1) * 1764);
            }
            writer.finish();
        }
        VideoInfo video = VideoProbe.probe(film);
        Rendered made = render(video, 0, 1, with(3, 2, false).withFormat(Format.MP4));
        VideoInfo read = VideoProbe.probe(made.file());
        assertThat(read.sound()).isNotNull();
        float[] sound = RangeSound.read(read, new TimeRange(0, 1_500_000), 44_100, () -> false)
                .orElseThrow();
        // the tone is in the first half of the second only: three bursts
        for (int round = 0; round < 3; round++) {
            assertThat(loudness(sound, round * .5 + .05, round * .5 + .2)).isGreaterThan(.1);
            assertThat(loudness(sound, round * .5 + .32, round * .5 + .45)).isLessThan(.02);
        }
    }

    private static double loudness(float[] stereo, double from, double to) {
        double sum = 0;
        int start = (int) (from * 44_100);
        int end = (int) (to * 44_100);
        for (int i = start; i < end; i++) {
            sum += stereo[2 * i] * stereo[2 * i];
        }
        return Math.sqrt(sum / (end - start));
    }
}
