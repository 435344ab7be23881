package io.reprise.core.select;

import java.util.Arrays;

/**
 * How much happens, along a video: motion, sound, or both together. Read between its points along straight lines, beyond
 * them as at the nearest.
 *
 * @param timesMicros when, ascending, no two equal
 * @param values how much, finite and not negative; the scale does not matter
 */
public record MomentCurve(long[] timesMicros, double[] values) {
    /** Nothing known: flat. */
    public static final MomentCurve FLAT = new MomentCurve(new long[0], new double[0]);

    public MomentCurve {
        if (timesMicros.length != values.length) {
            throw new IllegalArgumentException(timesMicros.length + " times do not fit " + values.length + " values");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("the curve is " + values[i] + " at " + timesMicros[i]);
            }
            if (i > 0 && timesMicros[i] <= timesMicros[i - 1]) {
                throw new IllegalArgumentException("the curve's time does not advance at point " + i);
            }
        }
    }

    /** The value at a moment; 0 if nothing is known at all. */
    public double at(long micros) {
        if (values.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(timesMicros, micros);
        if (found >= 0) {
            return values[found];
        }
        int next = -found - 1;
        if (next == 0 || next == values.length) {
            return values[next == 0 ? 0 : next - 1];
        }
        double share = (micros - timesMicros[next - 1]) / (double) (timesMicros[next] - timesMicros[next - 1]);
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }
}
