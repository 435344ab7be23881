package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * Error diffusion along a row and to the next (half to the right, a quarter each below and below left: "Sierra lite"),
 * in sixteenths of a level. How much of the error is passed on is up to the caller, pixel by pixel.
 */
final class Diffusion {
    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private int rightRed;
    private int rightGreen;
    private int rightBlue;

    Diffusion(int width) {
        red = new int[width + 1];
        green = new int[width + 1];
        blue = new int[width + 1];
    }

    void startPicture() {
        Arrays.fill(red, 0);
        Arrays.fill(green, 0);
        Arrays.fill(blue, 0);
    }

    void startRow() {
        rightRed = 0;
        rightGreen = 0;
        rightBlue = 0;
    }

    int red(int x) {
        return (rightRed + red[x + 1]) >> 4;
    }

    int green(int x) {
        return (rightGreen + green[x + 1]) >> 4;
    }

    int blue(int x) {
        return (rightBlue + blue[x + 1]) >> 4;
    }

    /** Passes on the errors of a pixel, given in sixteenths; the next row's share takes the place of this row's. */
    void spread(int x, int errorRed, int errorGreen, int errorBlue) {
        rightRed = errorRed >> 1;
        rightGreen = errorGreen >> 1;
        rightBlue = errorBlue >> 1;
        red[x] += errorRed >> 2;
        green[x] += errorGreen >> 2;
        blue[x] += errorBlue >> 2;
        red[x + 1] = errorRed >> 2;
        green[x + 1] = errorGreen >> 2;
        blue[x + 1] = errorBlue >> 2;
    }
}
