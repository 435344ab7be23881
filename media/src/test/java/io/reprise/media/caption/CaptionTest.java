package io.reprise.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTest {
    private static final String SRT = """
            1
            00:00:01,000 --> 00:00:02,000
            first <b>words</b>

            2
            00:00:03,500 --> 00:00:04,000
            שלום עולם

            3
            00:00:05,000 --> 00:00:06,000
            two
            lines
            """;

    @TempDir
    private Path folder;

    @Test
    void stylesPlacesAndDrawingsAreLeftOut() {
        assertThat(AssText.ofEvent("0,0,Default,,0,0,0,,{\\an8\\i1}Up, and {\\b1}down\\Nnext\\hline"))
                .isEqualTo("Up, and down\nnext line");
        assertThat(AssText.ofEvent("0,0,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}shown"))
                .isEqualTo("shown");
        assertThat(AssText.ofEvent("0,0,Default,,0,0,0,,{\\p1}m 0 0 l 100 0")).isEmpty();
        assertThat(AssText.plain("<i>a < b</i> <c.red>x</c>")).isEqualTo("a < b x");
    }

    @Test
    void otherEncodingsBecomeUtf8() {
        assertThat(text("Grüße".getBytes(StandardCharsets.UTF_8))).isEqualTo("Grüße");
        assertThat(text("Grüße".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Grüße");
        assertThat(text("\ufeffשלום".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("שלום");
        assertThat(text("\ufeffשלום".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("שלום");
    }

    private static String text(byte[] bytes) {
        return new String(SubtitleText.utf8(bytes), StandardCharsets.UTF_8);
    }

    /** What is read from right to left is drawn as the same letters placed one by one from the left. */
    @Test
    void writingFromRightToLeftIsDrawnAsItIsRead() throws BadInputException {
        assumeThat(CaptionFont.of(12).canDisplay('ש')).as("a font with Hebrew").isTrue();
        CaptionPainter painter = new CaptionPainter(320, 180);
        assertThat(pixels(painter.paint("אבגד", false))).isEqualTo(pixels(painter.paint("\u202dדגבא", false)));
        assertThat(pixels(painter.paint("אבגד", false))).isNotEqualTo(pixels(painter.paint("דגבא", false)));
    }

    @Test
    void aLongTextIsWrappedAndMadeSmallerUntilItFits() {
        BufferedImage image = new CaptionPainter(320, 180).paint("many words go round and round ".repeat(7), false);
        int[] rgb = pixels(image);
        for (int i = 0; i < 320 * 90; i++) {
            assertThat(rgb[i]).isZero();
        }
        assertThat(rgb).contains(0xffffffff, 0xff000000);
        int[] tiny = pixels(new CaptionPainter(32, 16).paint("word", true));
        assertThat(tiny).hasSize(32 * 16);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void lettersThatNoFontHasAreSaidAndOtherSignsAreLeftOut() throws BadInputException {
        assertThatThrownBy(() -> CaptionFont.shown("a\ud808\udc00"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("fonts-noto");
        assertThat(CaptionFont.shown("a\udbff\udffdb\nc")).isEqualTo("ab\nc");
    }

    /** Written by the ffmpeg program, read back by ours: SubRip, ASS and WebVTT in Matroska, MP4's own text. */
    @ParameterizedTest
    @ValueSource(strings = {"mkv srt", "mkv ass", "webm webvtt", "mp4 mov_text", "mkv srt late"})
    void subtitlesInTheFileAreShownAtTheirTimes(String how) throws Exception {
        assumeThat(hasFfmpeg()).as("the ffmpeg program").isTrue();
        String[] words = how.split(" ", -1);
        Path srt = Files.writeString(folder.resolve("a.srt"), SRT);
        Path film = folder.resolve("film." + words[0]);
        String codec = words[0].equals("webm") ? "libvpx" : "mpeg4";
        List<String> late = words.length > 2 ? List.of("-output_ts_offset", "7") : List.of();
        ffmpeg(Stream.of(
                        List.of("-f", "lavfi", "-i", "testsrc=s=64x64:r=10:d=8", "-i", srt.toString()),
                        List.of("-c:v", codec, "-c:s", words[1]),
                        late,
                        List.of(film.toString()))
                .flatMap(List::stream)
                .toList());
        VideoInfo video = VideoProbe.probe(film);
        List<Cue> cues = Subtitles.read(video, Subtitles.AUTO, new TimeRange(0, 8_000_000));
        assertThat(cues).extracting(Cue::text).containsExactly("first words", "שלום עולם", "two\nlines");
        assertThat(cues.get(1).startMicros()).isBetween(3_480_000L, 3_520_000L);
        assertThat(cues.get(1).endMicros()).isBetween(3_980_000L, 4_020_000L);
        assertThat(Subtitles.read(video, "1", new TimeRange(3_000_000, 4_500_000)))
                .extracting(Cue::text)
                .containsExactly("שלום עולם");
    }

    private static boolean hasFfmpeg() {
        try {
            return new ProcessBuilder("ffmpeg", "-version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void ffmpeg(List<String> arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
