package io.reprise.learn.distil;

/**
 * A way to look at one picture: a part of it, perhaps mirrored, in other colours. Teacher and student see the same.
 *
 * @param picture its number in the store
 * @param area the part
 * @param mirrored left and right exchanged
 * @param colours what becomes of its colours
 */
record View(int picture, Area area, boolean mirrored, ColourJitter colours) {
    /** What it shows, scaled to columns x rows; bytes R, G, B. */
    byte[] paint(Photo photo, int columns, int rows) {
        byte[] rgb = Resampler.resample(photo, area, columns, rows);
        if (mirrored) {
            mirror(rgb, columns, rows);
        }
        colours.apply(rgb);
        return rgb;
    }

    private static void mirror(byte[] rgb, int columns, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < columns / 2; x++) {
                int left = 3 * (row * columns + x);
                int right = 3 * (row * columns + columns - 1 - x);
                for (int c = 0; c < 3; c++) {
                    byte kept = rgb[left + c];
                    rgb[left + c] = rgb[right + c];
                    rgb[right + c] = kept;
                }
            }
        }
    }
}
