package io.reprise.core.rank.reprise;

import io.reprise.core.rank.reprise.Seen.State;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How consistent a taste is: how well each of a person's highlights is told from the segments of the video at hand by its
 * similarity to the other highlights. People differ in that: one clips the same dog again and again, another whatever was
 * funny. The area under the ROC curve, leaving one highlight out at a time, brought to [-1, 1] and drawn towards 0 by as
 * much as {@value #CAUTION} highlights would weigh.
 */
final class Consistency {
    private static final int NEAREST = 3;
    private static final double CAUTION = 2;

    private Consistency() {}

    /**
     * The consistency, in (-1, 1): 0 for one highlight or none, and for a taste that foretells nothing.
     *
     * @param toSegments similarities of the highlights to the video's segments [highlights][segments]
     * @param among similarities of the highlights to each other [highlights][highlights]
     * @param seen which segments the person has seen; those are not compared with
     */
    static double of(float[][] toSegments, float[][] among, Seen seen) {
        int highlights = among.length;
        if (highlights < 2) {
            return 0;
        }
        float[][] others = IntStream.range(0, toSegments[0].length)
                .filter(segment -> seen.state(segment) == State.UNKNOWN)
                .mapToObj(segment -> column(toSegments, segment))
                .toArray(float[][]::new);
        if (others.length < 2) {
            return 0;
        }
        double area = 0;
        for (int left = 0; left < highlights; left++) {
            double own = nearest(among[left], left);
            double below = 0;
            for (float[] segment : others) {
                double other = nearest(segment, left);
                below += other < own ? 1 : other == own ? .5 : 0;
            }
            area += below / others.length;
        }
        return (2 * area / highlights - 1) * highlights / (highlights + CAUTION);
    }

    private static float[] column(float[][] rows, int column) {
        float[] values = new float[rows.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }

    /** The mean of the largest few similarities, one left out. */
    private static double nearest(float[] similarities, int leftOut) {
        float[] largest = new float[Math.min(NEAREST, similarities.length - 1)];
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < similarities.length; i++) {
            if (i != leftOut) {
                insert(similarities[i], largest);
            }
        }
        double sum = 0;
        for (float one : largest) {
            sum += one;
        }
        return sum / largest.length;
    }

    private static void insert(float value, float[] descending) {
        for (int i = descending.length - 1; i >= 0 && value > descending[i]; i--) {
            if (i + 1 < descending.length) {
                descending[i + 1] = descending[i];
            }
            descending[i] = value;
        }
    }
}
