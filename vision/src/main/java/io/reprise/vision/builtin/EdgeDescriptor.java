package io.reprise.vision.builtin;

/**
 * Which way the contours run, and where: gradient strength by 8 orientations (either direction counts the same) in 3 x 4
 * cells, square root taken, plus one dimension that is never zero. After histograms of oriented gradients (Dalal and
 * Triggs, CVPR 2005), without their overlapping blocks.
 */
final class EdgeDescriptor implements Descriptor {
    private static final int ORIENTATIONS = 8;
    private final Grid grid;

    EdgeDescriptor(int width, int height) {
        grid = new Grid(width, height, 3, 4);
    }

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public int dim() {
        return ORIENTATIONS * grid.cells + 1;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        for (int y = 1; y < picture.height - 1; y++) {
            for (int x = 1; x < picture.width - 1; x++) {
                addGradient(picture, y * picture.width + x, into, offset);
            }
        }
        for (int d = offset; d < offset + dim() - 1; d++) {
            into[d] = (float) Math.sqrt(into[d] * grid.shareOfPixel[(d - offset) / ORIENTATIONS]);
        }
        into[offset + dim() - 1] = .1f;
    }

    private void addGradient(Picture picture, int pixel, float[] into, int offset) {
        float across = picture.luma[pixel + 1] - picture.luma[pixel - 1];
        float down = picture.luma[pixel + picture.width] - picture.luma[pixel - picture.width];
        float strength = (float) Math.sqrt(across * across + down * down);
        if (strength < 1e-4f) {
            return;
        }
        float turn = FastAngle.halfTurn(across, down) * ORIENTATIONS;
        int lower = (int) turn;
        float rest = turn - lower;
        int at = offset + grid.cellOf[pixel] * ORIENTATIONS;
        into[at + lower % ORIENTATIONS] += strength * (1 - rest);
        into[at + (lower + 1) % ORIENTATIONS] += strength * rest;
    }
}
