package io.reprise.media.ffmpeg;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Brings pictures of high dynamic range (PQ of SMPTE ST 2084, or HLG of ARIB STD-B67, with BT.2020's primaries) to what an
 * ordinary screen shows (sRGB): shadows and middle tones stay as they are, what is brighter is pressed together.
 */
final class ToneCurve {
    /** The light of a white page, in candela per square metre (BT.2408); it is 1 in linear values here. */
    private static final double WHITE = 203;
    /** The brightest light that still differs in the result; graded films rarely go beyond. */
    private static final double PEAK = 1000 / WHITE;
    /** Up to here light stays as it is; ours, so that faces keep their brightness. */
    private static final double KNEE = 0.5;

    private static final int CODES = 1 << 16;
    private static final int STEPS = 1 << 14;
    /** BT.2020's primaries as BT.709's, for linear values (BT.2087). */
    private static final float[][] TO_709 = {
        {1.6605f, -0.5876f, -0.0728f}, {-0.1246f, 1.1329f, -0.0083f}, {-0.0182f, -0.1006f, 1.1187f}
    };

    private static final byte[] SRGB = srgb();
    private static final float[] GAIN = gain();

    /** Linear light of each 16-bit code. */
    private final float[] light;

    private ToneCurve(DoubleUnaryOperator transfer) {
        light = new float[CODES];
        for (int code = 0; code < CODES; code++) {
            light[code] = (float) transfer.applyAsDouble(code / (CODES - 1.0));
        }
    }

    /** The curve that a picture's transfer asks for; none for pictures of ordinary range. */
    static Optional<ToneCurve> of(AVFrame frame) {
        return switch (frame.color_trc()) {
            case avutil.AVCOL_TRC_SMPTE2084 -> Optional.of(Pq.CURVE);
            case avutil.AVCOL_TRC_ARIB_STD_B67 -> Optional.of(Hlg.CURVE);
            default -> Optional.empty();
        };
    }

    /**
     * Maps one pixel.
     *
     * @param red 16-bit code, 0 to 65535; so the others
     * @param rgb takes three bytes
     * @param at where in {@code rgb}
     */
    void map(int red, int green, int blue, byte[] rgb, int at) {
        float r = light[red];
        float g = light[green];
        float b = light[blue];
        float brightest = Math.max(r, Math.max(g, b));
        float gain = GAIN[(int) (Math.min(1, brightest / (float) PEAK) * (STEPS - 1))];
        for (int c = 0; c < 3; c++) {
            float linear = gain * (TO_709[c][0] * r + TO_709[c][1] * g + TO_709[c][2] * b);
            rgb[at + c] = SRGB[(int) (Math.max(0, Math.min(1, linear)) * (STEPS - 1))];
        }
    }

    /** By how much light is weakened, for the brightest channel from 0 to the peak: all three alike, so that hues stay. */
    private static float[] gain() {
        float[] gain = new float[STEPS];
        gain[0] = 1;
        for (int i = 1; i < STEPS; i++) {
            double in = PEAK * i / (STEPS - 1);
            gain[i] = (float) (pressed(in) / in);
        }
        return gain;
    }

    /** Identity up to the knee, then a hyperbola that leaves it smoothly (slope 1) and reaches 1 at the peak. */
    private static double pressed(double in) {
        double over = (in - KNEE) / (PEAK - KNEE);
        double room = (1 - KNEE) / (PEAK - KNEE);
        return in <= KNEE ? in : KNEE + (1 - KNEE) * over / (room + (1 - room) * over);
    }

    private static byte[] srgb() {
        byte[] codes = new byte[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double linear = i / (STEPS - 1.0);
            double code = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            codes[i] = (byte) Math.round(255 * code);
        }
        return codes;
    }

    /** Perceptual quantiser: a code stands for absolute light (SMPTE ST 2084, equation 4.1). */
    private static final class Pq {
        static final ToneCurve CURVE = new ToneCurve(Pq::light);

        private static double light(double code) {
            double power = Math.pow(code, 32 / 2523.0);
            double base = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
            return 10_000 / WHITE * Math.pow(base, 16384 / 2610.0);
        }
    }

    /**
     * Hybrid log-gamma on a screen of 1000 candela per square metre (BT.2100). The screen's gamma of 1.2 is applied to each
     * channel by itself instead of to the luminance: simpler, a little more colourful.
     */
    private static final class Hlg {
        static final ToneCurve CURVE = new ToneCurve(Hlg::light);

        private static double light(double code) {
            double scene =
                    code <= 0.5 ? code * code / 3 : (Math.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
            return PEAK * Math.pow(scene, 1.2);
        }
    }
}
