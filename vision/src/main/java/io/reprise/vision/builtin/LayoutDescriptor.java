package io.reprise.vision.builtin;

/** What is where: mean brightness and colour differences of 5 x 8 cells, each in [0, 1]. */
final class LayoutDescriptor implements Descriptor {
    private static final float MIDDLE = .5f;
    private final Grid grid;

    LayoutDescriptor(int width, int height) {
        grid = new Grid(width, height, 5, 8);
    }

    @Override
    public String name() {
        return "layout";
    }

    @Override
    public int dim() {
        return 3 * grid.cells;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        grid.mean(picture.luma, into, offset);
        grid.mean(picture.blue, into, offset + grid.cells);
        grid.mean(picture.red, into, offset + 2 * grid.cells);
        for (int d = offset + grid.cells; d < offset + dim(); d++) {
            into[d] += MIDDLE;
        }
    }
}
