package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * Which of some colours is nearest to another ({@link Palette#distance}). They stand in the order of their green, so that
 * those whose green alone is too far are not looked at, and the colour found last is where the next search begins: faster
 * the nearer one question is to the one before. For one thread.
 */
final class ColourSearch {
    private static final int CHANNELS = 3;

    /** Steps of a level by which green is sorted: those of a float. */
    private static final int FINE = 1 << 16;

    private final int[] places;
    private final float[][] channels;
    private int found;

    /** From colours as red, green, blue; at least one. */
    ColourSearch(double[][] colours) {
        long[] greenAndPlace = new long[colours.length];
        for (int i = 0; i < colours.length; i++) {
            greenAndPlace[i] = (long) (colours[i][1] * FINE) << Integer.SIZE | i;
        }
        Arrays.sort(greenAndPlace);
        places = new int[colours.length];
        channels = new float[CHANNELS][colours.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) greenAndPlace[i];
            for (int c = 0; c < CHANNELS; c++) {
                channels[c][i] = (float) colours[places[i]][c];
            }
        }
    }

    /** The index of the nearest, in the order in which the colours were given. */
    int nearest(double[] colour) {
        float red = (float) colour[0];
        float green = (float) colour[1];
        float blue = (float) colour[2];
        float least = distance(found, red, green, blue);
        int at = Arrays.binarySearch(channels[1], green);
        int start = at < 0 ? -at - 1 : at;
        for (int i = start; i < places.length && greenAlone(i, green) < least; i++) {
            least = take(i, least, red, green, blue);
        }
        for (int i = start - 1; i >= 0 && greenAlone(i, green) < least; i--) {
            least = take(i, least, red, green, blue);
        }
        return places[found];
    }

    /** The lesser of a distance and that of a colour, which is noted if it is nearer. */
    private float take(int i, float least, float red, float green, float blue) {
        float distance = distance(i, red, green, blue);
        if (distance >= least) {
            return least;
        }
        found = i;
        return distance;
    }

    private float greenAlone(int i, float green) {
        float g = channels[1][i] - green;
        return Palette.GREEN * g * g;
    }

    private float distance(int i, float red, float green, float blue) {
        float r = channels[0][i] - red;
        float g = channels[1][i] - green;
        float b = channels[2][i] - blue;
        return Palette.RED * r * r + Palette.GREEN * g * g + Palette.BLUE * b * b;
    }
}
