package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.TimeRange;
import io.reprise.media.ffmpeg.Ffmpeg;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.RgbPicture;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos of the kinds whose times go wrong: few pictures a second, stored out of order, and glued files. */
class TimesTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        Ffmpeg.load();
    }

    /** Grey tells the number of a picture: 10 levels a picture. */
    private Path video(String name, String container, double stepSeconds, int frames, int between) throws Exception {
        Path file = folder.resolve(name);
        long step = Math.round(stepSeconds * 90_000);
        try (OutputFile out = new OutputFile(file, container);
                RgbPicture picture = new RgbPicture(WIDTH, HEIGHT);
                StreamEncoder encoder = new StreamEncoder(
                        "mpeg2video",
                        c -> {
                            c.width(WIDTH).height(HEIGHT).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
                            c.time_base(avutil.av_make_q(1, 25)).framerate(avutil.av_make_q(25, 1));
                            c.max_b_frames(between).gop_size(12).bit_rate(2_000_000);
                            c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
                        },
                        Map.of())) {
            var stream = out.add(encoder);
            stream.time_base(avutil.av_make_q(1, 90_000));
            out.start(Map.of(), Map.of());
            for (int i = 0; i <= frames; i++) {
                encoder.send(i == frames ? null : picture.convert(grey(i), i));
                for (var packet = encoder.receive(); packet != null; packet = encoder.receive()) {
                    packet.pts(packet.pts() * step).dts(packet.dts() * step).duration(step);
                    avcodec.av_packet_rescale_ts(packet, avutil.av_make_q(1, 90_000), stream.time_base());
                    packet.stream_index(0);
                    out.write(packet);
                }
            }
            out.finish();
        }
        return file;
    }

    private static byte[] grey(int number) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        java.util.Arrays.fill(rgb, (byte) (10 * (number % 24) + 10));
        return rgb;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,2", "2,2", "5,3", "10,2"})
    void picturesSecondsApartKeepTheirTimesInWhateverOrderTheyAreStored(double step, int between) throws Exception {
        VideoInfo video = VideoProbe.probe(video("slow.mp4", "mp4", step, 24, between));
        assertThat(video.durationMicros() / 1e6).isCloseTo(24 * step, within(0.05));
        assertThat(video.framesPerSecond()).isCloseTo(1 / step, within(0.01));
        Watcher watcher = new Watcher(new FrameSize(8, 8, FrameSize.Fit.STRETCH), 0);
        AnalysisPass.run(video, List.of(watcher), AnalysisOptions.standard().withDepth(Depth.ALL));
        assertThat(watcher.times).hasSize(24);
        for (int i = 0; i < 24; i++) {
            assertThat(watcher.times.get(i) / 1e6).isCloseTo(i * step, within(0.001));
        }
        assertThat(shown(video, 7 * step, 10 * step)).containsExactly(7, 8, 9);
        assertThat(length(video, 22 * step, 24 * step)).isCloseTo(2 * step, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"mpegts,0", "mpegts,2", "mpeg,0", "mpeg,2"})
    void whereTimeStampsStartAgainAllTellTheSameMoment(String container, int between) throws Exception {
        Path glued = folder.resolve("glued." + container);
        byte[] first = Files.readAllBytes(video("first", container, 0.04, 120, between));
        byte[] second = Files.readAllBytes(video("second", container, 0.04, 60, between));
        Files.write(glued, first);
        Files.write(glued, second, java.nio.file.StandardOpenOption.APPEND);
        VideoInfo video = VideoProbe.probe(glued);
        assertThat(video.streams().restarts()).isTrue();
        assertThat(video.durationMicros() / 1e6).isCloseTo(7.2, within(0.15));
        Watcher watcher = new Watcher(new FrameSize(8, 8, FrameSize.Fit.STRETCH), 0);
        AnalysisPass.run(video, List.of(watcher), AnalysisOptions.standard().withDepth(Depth.ALL));
        long[] times = watcher.times.stream().mapToLong(Long::longValue).toArray();
        for (int at : new int[] {30, 100, 130, 160}) {
            double start = times[at] / 1e6;
            List<Integer> analysed = new ArrayList<>();
            for (int i = at; i < at + 5; i++) {
                analysed.add(number(watcher.pictures.get(i)[0] & 0xff));
            }
            assertThat(shown(video, start, times[at + 5] / 1e6))
                    .as("at %f", start)
                    .isEqualTo(analysed);
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double seconds) {
        return org.assertj.core.data.Offset.offset(seconds);
    }

    private static int number(int grey) {
        return Math.round((grey - 10) / 10f);
    }

    private static List<Integer> shown(VideoInfo video, double start, double end) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        var stored = video.coded();
        var size = new FrameSize(8, 8, FrameSize.Fit.STRETCH);
        byte[] rgb = new byte[3 * 64];
        try (var scaler = new io.reprise.media.ffmpeg.PictureScaler(
                size, stored, 0xffffff, io.reprise.media.ffmpeg.PictureScaler.Care.FINE)) {
            new RangeDecoder(video, TimeRange.ofSeconds(start, end), 1, () -> false).pictures((micros, frame) -> {
                scaler.scale(frame, rgb);
                numbers.add(number(rgb[0] & 0xff));
            });
        }
        return numbers;
    }

    private static double length(VideoInfo video, double start, double end) throws Exception {
        return new RangeDecoder(video, TimeRange.ofSeconds(start, end), 1, () -> false).pictures((micros, frame) -> {})
                / 1e6;
    }
}
