package io.reprise.media.ffmpeg;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Brings pictures that an ordinary screen (sRGB) would show wrongly to what it shows: of high dynamic range (PQ of SMPTE
 * ST 2084, or HLG of ARIB STD-B67) shadows and middle tones stay as they are and what is brighter is pressed together;
 * wide primaries (BT.2020, P3) become BT.709's, greys staying exactly as they are.
 */
final class ToneCurve implements CodeMap {
    /** The light of a white page, in candela per square metre (BT.2408); it is 1 in linear values here. */
    private static final double WHITE = 203;
    /** The brightest light that still differs in the result; graded films rarely go beyond. */
    private static final double PEAK = 1000 / WHITE;
    /** Up to here light stays as it is; ours, so that faces keep their brightness. */
    private static final double KNEE = 0.5;

    private static final int CODES = 1 << 16;
    private static final int STEPS = 1 << 14;
    /** BT.2020's primaries as BT.709's, for linear values (BT.2087). */
    private static final float[][] FROM_2020 = {
        {1.6605f, -0.5876f, -0.0729f}, {-0.1246f, 1.1329f, -0.0083f}, {-0.0182f, -0.1006f, 1.1188f}
    };

    /** P3's primaries with the white of BT.709 (SMPTE EG 432-1) as BT.709's, for linear values. */
    private static final float[][] FROM_P3 = {
        {1.2249f, -0.2249f, 0f}, {-0.0420f, 1.0420f, 0f}, {-0.0197f, -0.0786f, 1.0983f}
    };

    private static final byte[] SRGB = srgb();
    private static final float[] PRESSED = gain();
    private static final float[] KEPT = new float[STEPS];

    static {
        Arrays.fill(KEPT, 1);
    }

    /** Linear light of each 16-bit code. */
    private final float[] light;

    /** By how much light is changed, for the brightest channel from 0 to the peak. */
    private final float[] gain;

    private final float[][] to709;

    /** What FFmpeg's codes are multiplied by, so that the largest is white: of 8 bits it makes 255 * 256. */
    private final float spread;

    private ToneCurve(float[] light, float[] gain, float[][] to709, float spread) {
        this.spread = spread;
        this.light = light;
        this.gain = gain;
        this.to709 = to709;
    }

    private static float[] light(DoubleUnaryOperator transfer) {
        float[] light = new float[CODES];
        for (int code = 0; code < CODES; code++) {
            light[code] = (float) transfer.applyAsDouble(code / (CODES - 1.0));
        }
        return light;
    }

    /** The curve that a picture's transfer and primaries ask for; none for ordinary pictures. */
    static Optional<ToneCurve> of(AVFrame frame) {
        boolean p3 = isP3(frame.color_primaries());
        float[][] to709 = p3 ? FROM_P3 : FROM_2020;
        return switch (frame.color_trc()) {
            case avutil.AVCOL_TRC_SMPTE2084 -> Optional.of(new ToneCurve(Pq.LIGHT, PRESSED, to709, spread(frame)));
            case avutil.AVCOL_TRC_ARIB_STD_B67 -> Optional.of(new ToneCurve(Hlg.LIGHT, PRESSED, to709, spread(frame)));
            default ->
                p3 || frame.color_primaries() == avutil.AVCOL_PRI_BT2020
                        ? Optional.of(new ToneCurve(Ordinary.LIGHT, KEPT, to709, spread(frame)))
                        : Optional.empty();
        };
    }

    private static boolean isP3(int primaries) {
        return primaries == avutil.AVCOL_PRI_SMPTE432 || primaries == avutil.AVCOL_PRI_SMPTE431;
    }

    @Override
    public void map(int red, int green, int blue, byte[] rgb, int at) {
        float r = light(red);
        float g = light(green);
        float b = light(blue);
        float brightest = Math.max(r, Math.max(g, b));
        float factor = gain[(int) (Math.min(1, brightest / (float) PEAK) * (STEPS - 1))];
        for (int c = 0; c < 3; c++) {
            float linear = factor * (to709[c][0] * r + to709[c][1] * g + to709[c][2] * b);
            rgb[at + c] = SRGB[(int) (Math.max(0, Math.min(1, linear)) * (STEPS - 1) + 0.5f)];
        }
    }

    private float light(int code) {
        return light[Math.min(CODES - 1, (int) (code * spread + 0.5f))];
    }

    private static float spread(AVFrame frame) {
        return (CODES - 1f) / FullRangeDepth.largestCode(frame);
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

    /** sRGB's own curve: what comes in as a grey goes out as the same one. */
    private static final class Ordinary {
        static final float[] LIGHT = ToneCurve.light(Ordinary::light);

        private static double light(double code) {
            return code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4);
        }
    }

    /** Perceptual quantiser: a code stands for absolute light (SMPTE ST 2084, equation 4.1). */
    private static final class Pq {
        static final float[] LIGHT = ToneCurve.light(Pq::light);

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
        static final float[] LIGHT = ToneCurve.light(Hlg::light);

        private static double light(double code) {
            double scene =
                    code <= 0.5 ? code * code / 3 : (Math.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
            return PEAK * Math.pow(scene, 1.2);
        }
    }
}
