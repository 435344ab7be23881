package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class ToneCurveTest {
    @Test
    void aWhitePageIsNearlyWhiteAndGreyStaysGrey() {
        // BT.2408: 203 cd/m2 is code 0.5807 in PQ and 0.75 in HLG; pressed to 0.765 linear, 226 in sRGB
        assertThat(grey(avutil.AVCOL_TRC_SMPTE2084, 0.5807)).isBetween(225, 227);
        assertThat(grey(avutil.AVCOL_TRC_ARIB_STD_B67, 0.75)).isBetween(223, 229);
    }

    @Test
    void shadowsStayAsBrightAsTheyAre() {
        // 10 cd/m2 is code 0.3023 in PQ: 10 / 203 linear, 0.246 in sRGB
        assertThat(grey(avutil.AVCOL_TRC_SMPTE2084, 0.3023)).isBetween(62, 64);
    }

    @Test
    void blackIsBlackAndThePeakIsWhite() {
        for (int transfer : new int[] {avutil.AVCOL_TRC_SMPTE2084, avutil.AVCOL_TRC_ARIB_STD_B67}) {
            assertThat(grey(transfer, 0)).isZero();
            assertThat(grey(transfer, 1)).isEqualTo(255);
        }
    }

    @Test
    void brighterNeverComesOutDarker() {
        for (int transfer : new int[] {avutil.AVCOL_TRC_SMPTE2084, avutil.AVCOL_TRC_ARIB_STD_B67}) {
            int before = 0;
            for (int i = 0; i <= 1000; i++) {
                int now = grey(transfer, i / 1000.0);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }

    @Test
    void ordinaryPicturesHaveNoCurve() {
        try (NativeScope scope = new NativeScope()) {
            assertThat(ToneCurve.of(frame(scope, avutil.AVCOL_TRC_BT709))).isEmpty();
            assertThat(ToneCurve.of(frame(scope, avutil.AVCOL_TRC_UNSPECIFIED))).isEmpty();
        }
    }

    private static int grey(int transfer, double code) {
        try (NativeScope scope = new NativeScope()) {
            ToneCurve curve = ToneCurve.of(frame(scope, transfer)).orElseThrow();
            byte[] rgb = new byte[3];
            int sixteen = (int) Math.round(code * 65535);
            curve.map(sixteen, sixteen, sixteen, rgb, 0);
            assertThat(rgb[1] - rgb[0]).isBetween(-1, 1);
            assertThat(rgb[2] - rgb[0]).isBetween(-1, 1);
            return Byte.toUnsignedInt(rgb[0]);
        }
    }

    private static AVFrame frame(NativeScope scope, int transfer) {
        AVFrame frame = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
        frame.color_trc(transfer);
        return frame;
    }
}
