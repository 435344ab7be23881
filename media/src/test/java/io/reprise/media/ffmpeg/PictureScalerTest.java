package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.frame.FrameSize;
import io.reprise.media.ffmpeg.PictureScaler.Care;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours against values worked out here from the standards' own formulas. */
@Tag("slow")
class PictureScalerTest {
    private static final int SIDE = 32;

    /** Kr and Kb of the matrices, by FFmpeg's number. */
    private record Matrix(int number, double red, double blue) {}

    private static final Matrix BT709 = new Matrix(1, 0.2126, 0.0722);
    private static final Matrix BT601 = new Matrix(6, 0.299, 0.114);
    private static final Matrix BT2020 = new Matrix(9, 0.2627, 0.0593);

    private static final int[][] COLOURS = {
        {255, 255, 255},
        {0, 0, 0},
        {1, 1, 1},
        {128, 128, 128},
        {32, 32, 32},
        {250, 250, 250},
        {192, 128, 96},
        {0, 160, 0},
        {32, 64, 255}
    };

    @BeforeAll
    static void load() {
        Ffmpeg.load();
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                        avutil.AV_PIX_FMT_YUV420P,
                        avutil.AV_PIX_FMT_YUV422P,
                        avutil.AV_PIX_FMT_YUV444P,
                        avutil.AV_PIX_FMT_NV12,
                        avutil.AV_PIX_FMT_YUV420P10LE,
                        avutil.AV_PIX_FMT_YUV422P10LE,
                        avutil.AV_PIX_FMT_YUV444P12LE,
                        avutil.AV_PIX_FMT_P010LE)
                .flatMap(format -> Stream.of(BT709, BT601, BT2020)
                        .flatMap(matrix -> Stream.of(true, false)
                                .flatMap(full -> Stream.of(Care.values())
                                        .map(care -> Arguments.of(format, matrix, full, care)))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void coloursAreExactToTheirStoredPrecision(int format, Matrix matrix, boolean full, Care care) throws Exception {
        int depth = avutil.av_pix_fmt_desc_get(format).comp(0).depth();
        for (int[] colour : COLOURS) {
            int[] stored = stored(colour, matrix, full, depth);
            try (NativeScope scope = new NativeScope()) {
                AVFrame frame = DrawnFrame.filled(scope, format, SIDE, SIDE, (c, x, y) -> stored[c]);
                frame.colorspace(matrix.number).color_range(full ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
                int[] wanted = shown(stored, matrix, full, depth);
                for (int c = 0; c < 3; c++) {
                    assertThat(middle(frame, SIDE, care, 0xffffff)[c])
                            .as("channel %d of %s", c, java.util.Arrays.toString(colour))
                            .isBetween(wanted[c] - 1, wanted[c] + 1);
                }
                if (colour[0] == 255 && colour[1] == 255) {
                    assertThat(middle(frame, SIDE, care, 0xffffff)).containsExactly(255, 255, 255);
                }
            }
        }
    }

    @Test
    void packedAndGreyFormatsAreExactToo() throws Exception {
        for (int format : new int[] {
            avutil.AV_PIX_FMT_RGB24,
            avutil.AV_PIX_FMT_BGR24,
            avutil.AV_PIX_FMT_GBRP,
            avutil.AV_PIX_FMT_GBRP10LE,
            avutil.AV_PIX_FMT_RGB48LE,
            avutil.AV_PIX_FMT_BGR0
        }) {
            int depth = avutil.av_pix_fmt_desc_get(format).comp(0).depth();
            for (int[] colour : COLOURS) {
                try (NativeScope scope = new NativeScope()) {
                    int most = (1 << depth) - 1;
                    AVFrame frame = DrawnFrame.filled(
                            scope, format, SIDE, SIDE, (c, x, y) -> (int) Math.round(colour[c] * most / 255.0));
                    int[] shown = middle(frame, SIDE, Care.FINE, 0xffffff);
                    for (int c = 0; c < 3; c++) {
                        assertThat(shown[c]).as("format %d", format).isBetween(colour[c] - 1, colour[c] + 1);
                    }
                }
            }
        }
        try (NativeScope scope = new NativeScope()) {
            AVFrame grey = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_GRAY8, SIDE, SIDE, (c, x, y) -> 77);
            assertThat(middle(grey, SIDE, Care.FINE, 0xffffff)).containsExactly(77, 77, 77);
        }
    }

    @Test
    void greysOfFullRangeAreExactInAnyDepth() throws Exception {
        for (int format : new int[] {
            avutil.AV_PIX_FMT_YUV420P10LE,
            avutil.AV_PIX_FMT_YUV444P12LE,
            avutil.AV_PIX_FMT_GBRP10LE,
            avutil.AV_PIX_FMT_GRAY10LE,
            avutil.AV_PIX_FMT_GRAY16LE
        }) {
            var description = avutil.av_pix_fmt_desc_get(format);
            boolean rgb = (description.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
            int most = (1 << description.comp(0).depth()) - 1;
            for (int grey = 0; grey < 256; grey += 5) {
                int level = (int) Math.round(grey * most / 255.0);
                try (NativeScope scope = new NativeScope()) {
                    AVFrame frame = DrawnFrame.filled(
                            scope, format, SIDE, SIDE, (c, x, y) -> rgb || c == 0 ? level : (most + 1) / 2);
                    frame.colorspace(rgb ? avutil.AVCOL_SPC_RGB : BT709.number).color_range(avutil.AVCOL_RANGE_JPEG);
                    assertThat(middle(frame, SIDE, Care.FINE, 0xffffff))
                            .as("format %d", format)
                            .containsExactly(grey, grey, grey);
                }
            }
        }
    }

    @Test
    void whatStatesNoMatrixIsTakenAsPlayersDo() throws Exception {
        int[] red = {255, 0, 0};
        assertThat(untagged(stored(red, BT709, false, 8), 720)[0]).isBetween(253, 255);
        assertThat(untagged(stored(red, BT709, false, 8), 720)[1]).isBetween(0, 2);
        assertThat(untagged(stored(red, BT601, false, 8), 576)[1]).isBetween(0, 2);
        assertThat(untagged(stored(red, BT601, false, 8), 720)[1]).isGreaterThan(15);
    }

    private static int[] untagged(int[] stored, int rows) throws Exception {
        try (NativeScope scope = new NativeScope()) {
            return middle(
                    DrawnFrame.filled(scope, avutil.AV_PIX_FMT_YUV420P, SIDE, rows, (c, x, y) -> stored[c]),
                    rows,
                    Care.FINE,
                    0xffffff);
        }
    }

    @Test
    void widePrimariesAreConvertedAndGreysStay() throws Exception {
        for (int primaries : new int[] {avutil.AVCOL_PRI_SMPTE432, avutil.AVCOL_PRI_BT2020}) {
            for (int grey = 0; grey < 256; grey += 5) {
                int[] shown = primaries(primaries, new int[] {grey, grey, grey});
                assertThat(shown).as("grey %d", grey).satisfies(rgb -> {
                    for (int value : rgb) {
                        assertThat(value).isBetween(Math.max(0, shown[0] - 1), shown[0] + 1);
                    }
                });
                assertThat(shown[0]).isBetween(grey - 1, grey + 1);
            }
        }
        // P3's linear (0.5, 0.25, 0.1): with the matrix of the two standards' primaries 0.5562, 0.2395, 0.0803
        assertThat(primaries(avutil.AVCOL_PRI_SMPTE432, srgb(0.5, 0.25, 0.1)))
                .satisfies(rgb -> assertNear(rgb, srgb(0.5562, 0.2395, 0.0803)));
        // BT.2020's linear (0.4, 0.3, 0.2) by BT.2087: 0.4733, 0.2884, 0.1863
        assertThat(primaries(avutil.AVCOL_PRI_BT2020, srgb(0.4, 0.3, 0.2)))
                .satisfies(rgb -> assertNear(rgb, srgb(0.4733, 0.2884, 0.1863)));
    }

    @Test
    void whiteOfWidePrimariesIsWhiteInEveryDepthAndRange() throws Exception {
        for (int format : new int[] {
            avutil.AV_PIX_FMT_YUV420P,
            avutil.AV_PIX_FMT_YUV444P10LE,
            avutil.AV_PIX_FMT_YUV420P12LE,
            avutil.AV_PIX_FMT_RGB24,
            avutil.AV_PIX_FMT_GBRP10LE
        }) {
            for (int range : new int[] {avutil.AVCOL_RANGE_MPEG, avutil.AVCOL_RANGE_JPEG}) {
                assertWhiteAndGrey(format, range);
            }
        }
    }

    private static void assertWhiteAndGrey(int format, int range) throws Exception {
        var description = avutil.av_pix_fmt_desc_get(format);
        int depth = description.comp(0).depth();
        boolean rgb = (description.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
        boolean full = rgb || range == avutil.AVCOL_RANGE_JPEG;
        int white = full ? (1 << depth) - 1 : 235 << (depth - 8);
        int black = full ? 0 : 16 << (depth - 8);
        for (int level : new int[] {255, 200, 128, 30, 0}) {
            int code = Math.round(black + (white - black) * level / 255f);
            try (NativeScope scope = new NativeScope()) {
                AVFrame frame = DrawnFrame.filled(
                        scope, format, SIDE, SIDE, (c, x, y) -> rgb || c == 0 ? code : 1 << (depth - 1));
                frame.color_primaries(avutil.AVCOL_PRI_BT2020);
                frame.color_range(range);
                int[] shown = middle(frame, SIDE, Care.FINE, 0xffffff);
                int most = level == 255 || level == 0 ? 0 : 1;
                for (int value : shown) {
                    assertThat(value)
                            .as("format %d range %d level %d", format, range, level)
                            .isBetween(level - most, level + most);
                }
            }
        }
    }

    private static void assertNear(int[] rgb, int[] wanted) {
        for (int c = 0; c < 3; c++) {
            assertThat(rgb[c]).isBetween(wanted[c] - 1, wanted[c] + 1);
        }
    }

    private static int[] srgb(double... linear) {
        int[] codes = new int[3];
        for (int c = 0; c < 3; c++) {
            codes[c] = (int) Math.round(255 * (1.055 * Math.pow(linear[c], 1 / 2.4) - 0.055));
        }
        return codes;
    }

    private static int[] primaries(int primaries, int[] rgb) throws Exception {
        try (NativeScope scope = new NativeScope()) {
            AVFrame frame = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_RGB24, SIDE, SIDE, (c, x, y) -> rgb[c]);
            frame.color_primaries(primaries);
            return middle(frame, SIDE, Care.FINE, 0xffffff);
        }
    }

    @Test
    void transparentPicturesLieOverTheGround() throws Exception {
        try (NativeScope scope = new NativeScope()) {
            int[] half = {255, 0, 0, 128};
            AVFrame frame = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_RGBA, SIDE, SIDE, (c, x, y) -> half[c]);
            assertThat(middle(frame, SIDE, Care.FINE, 0xffffff)).containsExactly(255, 127, 127);
            assertThat(middle(frame, SIDE, Care.FAST, 0xffffff)).containsExactly(255, 127, 127);
            assertThat(middle(frame, SIDE, Care.FINE, 0x000000)).containsExactly(128, 0, 0);
            frame.alpha_mode(avutil.AVALPHA_MODE_PREMULTIPLIED);
            assertThat(middle(frame, SIDE, Care.FINE, 0x000000)).containsExactly(255, 0, 0);
            AVFrame hidden =
                    DrawnFrame.filled(scope, avutil.AV_PIX_FMT_YUVA420P, SIDE, SIDE, (c, x, y) -> c == 3 ? 0 : 60);
            assertThat(middle(hidden, SIDE, Care.FINE, 0x20c040)).containsExactly(0x20, 0xc0, 0x40);
        }
    }

    @Test
    void ofInterlacedPicturesEveryOtherRowCounts() throws Exception {
        try (NativeScope scope = new NativeScope()) {
            for (int rows : new int[] {64, 65, 66, 67}) {
                AVFrame frame = DrawnFrame.filled(
                        scope, avutil.AV_PIX_FMT_YUV420P, SIDE, rows, (c, x, y) -> c > 0 ? 128 : y % 2 == 0 ? 235 : 16);
                frame.flags(frame.flags() | AVFrame.AV_FRAME_FLAG_INTERLACED);
                for (Care care : Care.values()) {
                    assertThat(middle(frame, rows, care, 0xffffff)).containsExactly(255, 255, 255);
                }
            }
        }
    }

    @Test
    void aPictureOfAnotherShapeKeepsItsOwn() throws Exception {
        try (NativeScope scope = new NativeScope()) {
            AVFrame upright = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_RGB24, 36, 64, (c, x, y) -> 200);
            byte[] rgb = new byte[3 * 64 * 36];
            var stored = new StoredPicture(64, 36, 1, Orientation.UPRIGHT, Crop.NONE);
            try (PictureScaler scaler =
                    new PictureScaler(new FrameSize(64, 36, FrameSize.Fit.STRETCH), stored, 0xffffff, Care.FINE)) {
                scaler.scale(upright, rgb);
                // 36 rows of a picture 36x64 are 20 columns
                assertThat(row(rgb, 64, 18)).isEqualTo("0".repeat(22) + "1".repeat(20) + "0".repeat(22));
                AVFrame larger = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_RGB24, 128, 72, (c, x, y) -> 200);
                scaler.scale(larger, rgb);
                assertThat(row(rgb, 64, 18)).isEqualTo("1".repeat(64));
            }
        }
    }

    @Test
    void aPictureOfTheSameSizeWhosePixelsHaveAnotherShapeKeepsIt() throws Exception {
        try (NativeScope scope = new NativeScope()) {
            // pixels twice as high as the first picture's, whatever the container says of those
            AVFrame narrow = DrawnFrame.filled(scope, avutil.AV_PIX_FMT_RGB24, 64, 36, (c, x, y) -> 200);
            narrow.sample_aspect_ratio().num(8).den(15);
            byte[] rgb = new byte[3 * 64 * 36];
            var size = new FrameSize(64, 36, FrameSize.Fit.STRETCH);
            for (double container : new double[] {1, 16 / 15.0}) {
                var stored = new StoredPicture(64, 36, container, 16 / 15.0, Orientation.UPRIGHT, Crop.NONE);
                try (PictureScaler scaler = new PictureScaler(size, stored, 0xffffff, Care.FINE)) {
                    scaler.scale(narrow, rgb);
                    assertThat(row(rgb, 64, 18)).isEqualTo("0".repeat(16) + "1".repeat(32) + "0".repeat(16));
                }
            }
            var silent = new StoredPicture(64, 36, 16 / 15.0, Orientation.UPRIGHT, Crop.NONE);
            try (PictureScaler scaler = new PictureScaler(size, silent, 0xffffff, Care.FINE)) {
                scaler.scale(narrow, rgb);
                assertThat(row(rgb, 64, 18)).isEqualTo("1".repeat(64));
            }
        }
    }

    @Test
    void edgesAreCutBeforeAnythingElse() throws Exception {
        try (NativeScope scope = new NativeScope()) {
            AVFrame frame = DrawnFrame.filled(
                    scope, avutil.AV_PIX_FMT_RGB24, 64, 36, (c, x, y) -> y < 6 || y >= 32 || x < 4 ? 0 : 255);
            byte[] rgb = new byte[3 * 20 * 10];
            for (Care care : Care.values()) {
                var stored = new StoredPicture(64, 36, 1, Orientation.UPRIGHT, new Crop(4, 6, 0, 4));
                try (PictureScaler scaler =
                        new PictureScaler(new FrameSize(20, 10, FrameSize.Fit.STRETCH), stored, 0, care)) {
                    scaler.scale(frame, rgb);
                    assertThat(rgb).containsOnly((byte) 255);
                }
            }
        }
    }

    private static String row(byte[] rgb, int width, int y) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < width; x++) {
            text.append((rgb[3 * (y * width + x)] & 0xff) > 100 ? '1' : '0');
        }
        return text.toString();
    }

    private static int[] middle(AVFrame frame, int rows, Care care, int ground) throws FfmpegException {
        var size = new FrameSize(16, 16, FrameSize.Fit.STRETCH);
        var stored = new StoredPicture(frame.width(), rows, 1, Orientation.UPRIGHT, Crop.NONE);
        byte[] rgb = new byte[3 * 16 * 16];
        try (PictureScaler scaler = new PictureScaler(size, stored, ground, care)) {
            scaler.scale(frame, rgb);
        }
        int at = 3 * (8 * 16 + 8);
        return new int[] {rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff};
    }

    private static int[] stored(int[] rgb, Matrix matrix, boolean full, int depth) {
        double y = matrix.red * rgb[0] + (1 - matrix.red - matrix.blue) * rgb[1] + matrix.blue * rgb[2];
        double cb = (rgb[2] - y) / (2 * (1 - matrix.blue));
        double cr = (rgb[0] - y) / (2 * (1 - matrix.red));
        double one = full ? ((1 << depth) - 1) / 255.0 : (1 << (depth - 8)) / 255.0;
        int middle = 1 << (depth - 1);
        int least = full ? 0 : 16 << (depth - 8);
        return new int[] {
            (int) Math.round(least + y * one * (full ? 1 : 219)),
            (int) Math.min((1 << depth) - 1, Math.round(middle + cb * one * (full ? 1 : 224))),
            (int) Math.min((1 << depth) - 1, Math.round(middle + cr * one * (full ? 1 : 224)))
        };
    }

    /** What the stored numbers mean, by the same formulas the other way. */
    private static int[] shown(int[] stored, Matrix matrix, boolean full, int depth) {
        double one = full ? ((1 << depth) - 1) / 255.0 : (1 << (depth - 8)) / 255.0;
        double y = (stored[0] - (full ? 0 : 16 << (depth - 8))) / (one * (full ? 1 : 219));
        double cb = (stored[1] - (1 << (depth - 1))) / (one * (full ? 1 : 224));
        double cr = (stored[2] - (1 << (depth - 1))) / (one * (full ? 1 : 224));
        double red = y + 2 * (1 - matrix.red) * cr;
        double blue = y + 2 * (1 - matrix.blue) * cb;
        double green = (y - matrix.red * red - matrix.blue * blue) / (1 - matrix.red - matrix.blue);
        int[] rgb = new int[3];
        double[] exact = {red, green, blue};
        for (int c = 0; c < 3; c++) {
            rgb[c] = (int) Math.max(0, Math.min(255, Math.round(exact[c])));
        }
        return rgb;
    }
}
