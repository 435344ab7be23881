package io.reprise.vision.builtin;

/**
 * Whether a picture is a title or credits: most of it is flat, and either what is not has no colour of its own, only
 * another brightness, or nearly all of it is plain white or black, as behind a coloured logo. A heuristic, its thresholds set on titles and credits of real film (docs/experiments-film.md).
 */
final class TextLikelihood {
    /** Change of brightness to the next pixel, in [0, 1], from which there is an edge. */
    private static final float EDGE = .06f;
    /** Change of brightness to the next pixel, in [0, 1], below which a picture is flat. */
    private static final float FLAT = .012f;
    /** How far from the middle brightness is plain white or black; video rarely goes all the way. */
    private static final float PLAIN = .45f;

    private TextLikelihood() {}

    /** From 0, surely not, to 1. */
    static float of(Picture picture) {
        int edges = 0;
        int grey = 0;
        int flat = 0;
        int plain = 0;
        int width = picture.width;
        for (int y = 1; y < picture.height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                float change = step(picture.luma, at, width);
                flat += change < FLAT ? 1 : 0;
                plain += Math.abs(picture.luma[at] - .5f) > PLAIN ? 1 : 0;
                if (change > EDGE) {
                    edges++;
                    grey += step(picture.blue, at, width) + step(picture.red, at, width) < .35f * change ? 1 : 0;
                }
            }
        }
        float pixels = Math.max(1, (picture.height - 2) * (width - 2));
        float ground = ramp(flat / pixels, .35f, .7f);
        float marks = ramp(edges / pixels, .002f, .01f);
        float colourless = edges == 0 ? 0 : ramp((float) grey / edges, .7f, .95f);
        return ground * marks * Math.max(colourless, ramp(plain / pixels, .7f, .8f));
    }

    private static float step(float[] plane, int at, int width) {
        return Math.max(Math.abs(plane[at + 1] - plane[at - 1]), Math.abs(plane[at + width] - plane[at - width]));
    }

    private static float ramp(float value, float from, float to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
