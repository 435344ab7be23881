package io.reprise.vision.builtin;

/**
 * What moved between two pictures, rates being per second so that it does not matter how far they are apart.
 *
 * @param known whether there was a picture before, near enough in time
 * @param amount mean absolute change of brightness, as if the pictures were a quarter second apart, at most 1
 * @param right how fast the camera's picture goes right, in widths a second; negative is left
 * @param down how fast it goes down, in heights a second; negative is up
 * @param grow how fast it grows, in widths a second at the edge; negative is shrinking
 * @param object the change that the camera does not explain, for each cell of a 3 x 4 grid, scaled like the amount
 */
record Motion(boolean known, float amount, float right, float down, float grow, float[] object) {
    static final int CELLS = 12;
    static final Motion UNKNOWN = new Motion(false, 0, 0, 0, 0, new float[CELLS]);
}
