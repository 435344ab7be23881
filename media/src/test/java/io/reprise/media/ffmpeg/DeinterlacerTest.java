package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A white bar that moves 8 pixels from field to field, woven as recorders do. */
class DeinterlacerTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int PLAIN = avutil.AV_PIX_FMT_YUV420P;

    @BeforeAll
    static void load() {
        Ffmpeg.load();
    }

    @Test
    void combsGoAndTimesStay() throws Exception {
        for (int format :
                new int[] {avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_YUV422P10LE, avutil.AV_PIX_FMT_UYVY422}) {
            for (boolean topFirst : new boolean[] {true, false}) {
                List<Long> times = new ArrayList<>();
                List<Integer> combs = new ArrayList<>();
                play(format, topFirst, 12, 0, 12, times, combs);
                assertThat(times).isEqualTo(counted(12));
                assertThat(combs.stream().skip(1).limit(10))
                        .as("format %d", format)
                        .allMatch(comb -> comb < 40);
            }
        }
    }

    @Test
    void wholePicturesAmongThemPassAndNoneIsLost() throws Exception {
        List<Long> times = new ArrayList<>();
        play(avutil.AV_PIX_FMT_YUV420P, true, 20, 6, 13, times, new ArrayList<>());
        assertThat(times).isEqualTo(counted(20));
        times.clear();
        play(avutil.AV_PIX_FMT_YUV420P, true, 5, 0, 0, times, new ArrayList<>());
        assertThat(times).isEqualTo(counted(5));
    }

    /** 3:2 pulldown: which picture of film each field of five pictures shows, the upper and the lower. */
    private static final int[][] PULLDOWN = {{0, 0}, {1, 1}, {1, 2}, {2, 3}, {3, 3}};

    /** 2:3:3:2 pulldown, of cameras that record film's rate. */
    private static final int[][] ADVANCED = {{0, 0}, {1, 1}, {1, 2}, {2, 2}, {3, 3}};

    @Test
    void filmInFieldsComesOutWholeWhateverItsPicturesSay() throws Exception {
        for (boolean says : new boolean[] {true, false}) {
            assertWhole(PULLDOWN, PLAIN, says);
            assertWhole(ADVANCED, PLAIN, says);
            assertWhole(PULLDOWN, avutil.AV_PIX_FMT_YUV422P10LE, says);
            assertWhole(PULLDOWN, avutil.AV_PIX_FMT_UYVY422, says);
        }
    }

    private static void assertWhole(int[][] pulldown, int format, boolean says) throws Exception {
        List<Long> times = new ArrayList<>();
        List<Integer> combs = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        try (NativeScope scope = new NativeScope();
                Deinterlacer whole = new Deinterlacer(true)) {
            for (int i = 0; i < 40; i++) {
                int upper = 4 * (i / 5) + pulldown[i % 5][0];
                int lower = 4 * (i / 5) + pulldown[i % 5][1];
                whole.send(fields(scope, format, i, 12 * upper % 120, 12 * lower % 120, says));
                take(whole, times, combs, places);
            }
            whole.send(null);
            take(whole, times, combs, places);
        }
        assertThat(times).isEqualTo(counted(40));
        assertThat(combs).as("combs, pictures say so: %s", says).allMatch(comb -> comb < 40);
        // the bar is where one of the film's pictures has it, not in between
        assertThat(places).as("places, pictures say so: %s", says).allMatch(place -> place % 12 == 0);
    }

    @Test
    void picturesThatHideTheirFieldsAreFoundWhereTheyAreDoubtedInEveryFormat() throws Exception {
        for (int format : new int[] {
            PLAIN,
            avutil.AV_PIX_FMT_YUV420P10LE,
            avutil.AV_PIX_FMT_YUV422P10LE,
            avutil.AV_PIX_FMT_YUV422P12LE,
            avutil.AV_PIX_FMT_YUVA444P10LE,
            avutil.AV_PIX_FMT_NV12,
            avutil.AV_PIX_FMT_P010LE,
            avutil.AV_PIX_FMT_UYVY422,
            avutil.AV_PIX_FMT_GBRP,
            avutil.AV_PIX_FMT_GRAY8
        }) {
            assertFound(format, true);
        }
        assertFound(PLAIN, false);
    }

    private static void assertFound(int format, boolean doubted) throws Exception {
        List<Long> times = new ArrayList<>();
        List<Integer> combs = new ArrayList<>();
        try (NativeScope scope = new NativeScope();
                Deinterlacer whole = new Deinterlacer(doubted)) {
            for (int i = 0; i < 30; i++) {
                whole.send(fields(scope, format, i, 16 * i % 120, 16 * i % 120 + 8, false));
                take(whole, times, combs, new ArrayList<>());
            }
            whole.send(null);
            take(whole, times, combs, new ArrayList<>());
        }
        assertThat(times).isEqualTo(counted(30));
        assertThat(combs.stream().skip(1).limit(28).allMatch(comb -> comb < 40))
                .as("format %d", format)
                .isEqualTo(doubted);
    }

    @Test
    void fieldsAreFoundWhereSomethingBeginsToMoveLate() throws Exception {
        List<Long> times = new ArrayList<>();
        List<Integer> combs = new ArrayList<>();
        try (NativeScope scope = new NativeScope();
                Deinterlacer whole = new Deinterlacer(true)) {
            for (int i = 0; i < 60; i++) {
                int left = i < 27 ? 30 : 30 + 16 * (i - 27) % 90;
                whole.send(fields(scope, PLAIN, i, left, i < 27 ? left : left + 8, false));
                take(whole, times, combs, new ArrayList<>());
            }
            whole.send(null);
            take(whole, times, combs, new ArrayList<>());
        }
        assertThat(times).isEqualTo(counted(60));
        assertThat(combs.subList(0, 59)).allMatch(comb -> comb < 40);
    }

    @Test
    void wholePicturesWithFineLinesAreNotTouched() throws Exception {
        try (NativeScope scope = new NativeScope();
                Deinterlacer whole = new Deinterlacer(true)) {
            List<byte[]> before = new ArrayList<>();
            List<byte[]> after = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int left = 12 * i % 120;
                AVFrame frame = DrawnFrame.filled(
                        scope,
                        avutil.AV_PIX_FMT_YUV420P,
                        WIDTH,
                        HEIGHT,
                        (c, x, y) -> c > 0 ? 128 : x >= left && x < left + 30 ? 235 : y % 2 == 0 ? 60 : 120);
                frame.pts(40L * i).best_effort_timestamp(40L * i);
                before.add(grey(frame));
                whole.send(frame);
                addGrey(whole, after);
            }
            whole.send(null);
            addGrey(whole, after);
            assertThat(after).usingElementComparator(java.util.Arrays::compare).isEqualTo(before);
        }
    }

    private static void addGrey(Deinterlacer whole, List<byte[]> to) throws FfmpegException {
        for (AVFrame frame = whole.receive(); frame != null; frame = whole.receive()) {
            to.add(grey(frame));
        }
    }

    private static byte[] grey(AVFrame frame) throws FfmpegException {
        try (GreyScaler scaler = new GreyScaler()) {
            return scaler.grey(frame).clone();
        }
    }

    /** A picture whose upper and lower rows show the bar at places of their own. */
    private static AVFrame fields(NativeScope scope, int format, int number, int upper, int lower, boolean says)
            throws FfmpegException {
        AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
        boolean colours = (description.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
        int scale = 1 << (description.comp(0).depth() - 8);
        AVFrame frame = DrawnFrame.filled(scope, format, WIDTH, HEIGHT, (c, x, y) -> {
            int left = y % 2 == 0 ? upper : lower;
            int grey = x >= left && x < left + 30 ? 235 : 23;
            return scale * (c == 3 ? 255 : c > 0 && colours ? 128 : grey);
        });
        frame.pts(1000 + 40L * number).best_effort_timestamp(1000 + 40L * number);
        if (says) {
            frame.flags(frame.flags() | AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST);
        }
        return frame;
    }

    /** Where the bar begins in the middle row. */
    private static int place(AVFrame frame) throws FfmpegException {
        byte[] grey = grey(frame);
        int x = 0;
        while (x < WIDTH && (grey[HEIGHT / 2 * WIDTH + x] & 0xff) < 128) {
            x++;
        }
        return x;
    }

    private static List<Long> counted(int count) {
        return java.util.stream.LongStream.range(0, count)
                .map(i -> 1000 + 40 * i)
                .boxed()
                .toList();
    }

    /** Plays pictures of which those in [from, to) are interlaced. */
    private static void play(
            int format, boolean topFirst, int count, int from, int to, List<Long> times, List<Integer> combs)
            throws Exception {
        try (NativeScope scope = new NativeScope();
                Deinterlacer whole = new Deinterlacer()) {
            for (int i = 0; i < count; i++) {
                boolean interlaced = i >= from && i < to;
                AVFrame frame = woven(scope, format, i, interlaced, topFirst);
                whole.send(frame);
                take(whole, times, combs);
            }
            whole.send(null);
            take(whole, times, combs);
        }
    }

    private static AVFrame woven(NativeScope scope, int format, int number, boolean interlaced, boolean topFirst)
            throws FfmpegException {
        AVFrame frame = DrawnFrame.filled(scope, format, WIDTH, HEIGHT, (c, x, y) -> {
            boolean second = interlaced && (y % 2 == 0) != topFirst;
            int left = 16 * number % 120 + (second ? 8 : 0);
            int white = format == avutil.AV_PIX_FMT_YUV422P10LE ? 940 : 235;
            int grey = format == avutil.AV_PIX_FMT_YUV422P10LE ? 512 : 128;
            return c > 0 ? grey : x >= left && x < left + 30 ? white : white / 10;
        });
        frame.pts(1000 + 40L * number).best_effort_timestamp(1000 + 40L * number);
        if (interlaced) {
            frame.flags(frame.flags()
                    | AVFrame.AV_FRAME_FLAG_INTERLACED
                    | (topFirst ? AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST : 0));
        }
        return frame;
    }

    private static void take(Deinterlacer whole, List<Long> times, List<Integer> combs) throws FfmpegException {
        take(whole, times, combs, new ArrayList<>());
    }

    private static void take(Deinterlacer whole, List<Long> times, List<Integer> combs, List<Integer> places)
            throws FfmpegException {
        for (AVFrame frame = whole.receive(); frame != null; frame = whole.receive()) {
            times.add(frame.best_effort_timestamp());
            assertThat(frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED).isZero();
            combs.add(comb(frame));
            places.add(place(frame));
        }
    }

    /** The largest step to both neighbouring rows that goes the same way, in the middle of the picture. */
    private static int comb(AVFrame frame) throws FfmpegException {
        byte[] grey;
        try (GreyScaler scaler = new GreyScaler()) {
            grey = scaler.grey(frame);
        }
        int worst = 0;
        for (int y = 20; y < HEIGHT - 20; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int here = grey[y * WIDTH + x] & 0xff;
                int above = here - (grey[(y - 1) * WIDTH + x] & 0xff);
                int below = here - (grey[(y + 1) * WIDTH + x] & 0xff);
                if (above > 0 == below > 0) {
                    worst = Math.max(worst, Math.min(Math.abs(above), Math.abs(below)));
                }
            }
        }
        return worst;
    }
}
