package io.reprise.core.feature;

/** Half precision numbers, IEEE 754 binary16; the JDK has them from version 20 on. */
public final class Half {
    private static final int EXPONENT_GAP = 127 - 15;

    private Half() {}

    /** The number that these bits are. */
    public static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float tiny = fraction * 0x1p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + EXPONENT_GAP;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** Rounds to the nearest half, ties to even; too large becomes infinite. */
    public static short ofFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x477ff000) { // 65520 and up round to infinity
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x38800000) { // below 2^-14: a subnormal, in units of 2^-24
            return (short) (sign | (int) Math.rint(Math.abs((double) value) * 0x1p24));
        }
        int rounded = magnitude + 0xfff + (magnitude >> 13 & 1);
        return (short) (sign | (rounded >> 13) - (EXPONENT_GAP << 10));
    }
}
