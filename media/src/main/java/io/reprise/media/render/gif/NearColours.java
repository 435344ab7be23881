package io.reprise.media.render.gif;

/**
 * A palette as errors are measured: its colours in luma and colour differences, and for each the colours near it, itself
 * first.
 */
final class NearColours {
    /** How many near ones are known of a colour. */
    private static final int MOST = 8;

    /** Of each colour luma, both differences, and room. */
    private static final int TERMS = 4;

    private final float[] terms;
    private final int[][] near;

    NearColours(Palette palette) {
        int size = palette.size();
        terms = new float[TERMS * size];
        for (int i = 0; i < size; i++) {
            int rgb = palette.colour(i);
            terms[TERMS * i] = Ycbcr.luma(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
            terms[TERMS * i + 1] = Ycbcr.blueDifference(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
            terms[TERMS * i + 2] = Ycbcr.redDifference(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        }
        near = new int[size][Math.min(size, MOST)];
        float[] distances = new float[MOST];
        for (int i = 0; i < size; i++) {
            find(i, near[i], distances);
        }
    }

    /** The nearest by insertion into a short sorted list. */
    private void find(int index, int[] nearest, float[] distances) {
        int found = 0;
        for (int i = 0; i < near.length; i++) {
            float distance = distance(i, index);
            if (found == nearest.length && distance >= distances[found - 1]) {
                continue;
            }
            int at = found < nearest.length ? found++ : found - 1;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = distance;
            nearest[at] = i;
        }
    }

    private float distance(int a, int b) {
        float y = luma(a) - luma(b);
        float blue = blueDifference(a) - blueDifference(b);
        float red = redDifference(a) - redDifference(b);
        return y * y + blue * blue + red * red;
    }

    float luma(int index) {
        return terms[TERMS * index];
    }

    float blueDifference(int index) {
        return terms[TERMS * index + 1];
    }

    float redDifference(int index) {
        return terms[TERMS * index + 2];
    }

    /** The colours near one, nearest first; the first is the colour itself or one equal to it. */
    int[] near(int index) {
        return near[index];
    }
}
