package io.reprise.vision.builtin;

import java.util.Arrays;

/** Mean brightness of every column of the left and right half, and of every row, and how far they shifted. */
final class BrightnessProfiles {
    private static final int REACH_PIXELS = 8;
    /** A shift is accepted if it leaves at most this share of the difference that no shift leaves. */
    private static final float CONVINCING = .6f;
    /** Profiles that differ by less than this are taken as unmoved. */
    private static final float STILL = .004f;

    private final float[] left;
    private final float[] right;
    private final float[] rows;

    BrightnessProfiles(int width, int height) {
        left = new float[width / 2];
        right = new float[width - width / 2];
        rows = new float[height];
    }

    void read(Picture picture) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        for (int y = 0; y < picture.height; y++) {
            int at = y * picture.width;
            float sum = 0;
            for (int x = 0; x < left.length; x++) {
                left[x] += picture.luma[at + x];
                sum += picture.luma[at + x];
            }
            for (int x = 0; x < right.length; x++) {
                right[x] += picture.luma[at + left.length + x];
                sum += picture.luma[at + left.length + x];
            }
            rows[y] = sum / picture.width;
        }
        divide(left, picture.height);
        divide(right, picture.height);
    }

    private static void divide(float[] values, float by) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= by;
        }
    }

    void copy(BrightnessProfiles other) {
        System.arraycopy(other.left, 0, left, 0, left.length);
        System.arraycopy(other.right, 0, right, 0, right.length);
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
    }

    /** How many pixels the left half went right. */
    float shiftOfLeft(BrightnessProfiles before) {
        return shift(left, before.left);
    }

    /** How many pixels the right half went right. */
    float shiftOfRight(BrightnessProfiles before) {
        return shift(right, before.right);
    }

    /** How many pixels the picture went down. */
    float shiftOfRows(BrightnessProfiles before) {
        return shift(rows, before.rows);
    }

    private static float shift(float[] now, float[] before) {
        float still = difference(now, before, 0);
        int reach = Math.min(REACH_PIXELS, now.length / 3);
        int best = 0;
        float least = still;
        for (int shift = -reach; shift <= reach; shift++) {
            float difference = difference(now, before, shift);
            if (difference < least) {
                least = difference;
                best = shift;
            }
        }
        return still > STILL && least < CONVINCING * still ? best : 0;
    }

    private static float difference(float[] now, float[] before, int shift) {
        int from = Math.max(0, shift);
        int to = Math.min(now.length, now.length + shift);
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(now[i] - before[i - shift]);
        }
        return sum / (to - from);
    }
}
