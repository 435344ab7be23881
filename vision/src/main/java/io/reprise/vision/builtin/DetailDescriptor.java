package io.reprise.vision.builtin;

/**
 * Where the picture is fine, coarse or flat: the energy of three octaves of detail in 3 x 4 cells, on a logarithmic
 * scale from 0 (nothing) upwards, plus one dimension that is never zero.
 */
final class DetailDescriptor implements Descriptor {
    private static final int OCTAVES = 3;
    private static final float FLOOR = .002f;
    private final Grid grid;
    private float[] current;
    private float[] blurred;
    private final float[] scratch;

    DetailDescriptor(int width, int height) {
        grid = new Grid(width, height, 3, 4);
        current = new float[width * height];
        blurred = new float[width * height];
        scratch = new float[width * height];
    }

    @Override
    public String name() {
        return "detail";
    }

    @Override
    public int dim() {
        return OCTAVES * grid.cells + 1;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        System.arraycopy(picture.luma, 0, current, 0, current.length);
        for (int octave = 0; octave < OCTAVES; octave++) {
            blur(current, picture.width, picture.height, octave == 0 ? 1 : 2);
            for (int i = 0; i < current.length; i++) {
                current[i] = Math.abs(current[i] - blurred[i]);
            }
            grid.mean(current, into, offset + octave * grid.cells);
            float[] next = blurred;
            blurred = current;
            current = next;
        }
        for (int d = offset; d < offset + dim() - 1; d++) {
            into[d] = (float) Math.log(into[d] / FLOOR + 1);
        }
        into[offset + dim() - 1] = .1f;
    }

    /** Blurs with the kernel (1 2 1) / 4 both ways, that many pixels apart; edges are repeated. */
    private void blur(float[] plane, int width, int height, int step) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int left = at - Math.min(step, x);
                int right = at + Math.min(step, width - 1 - x);
                scratch[at] = .25f * (plane[left] + 2 * plane[at] + plane[right]);
            }
        }
        for (int y = 0; y < height; y++) {
            int up = -Math.min(step, y) * width;
            int down = Math.min(step, height - 1 - y) * width;
            for (int at = y * width; at < (y + 1) * width; at++) {
                blurred[at] = .25f * (scratch[at + up] + 2 * scratch[at] + scratch[at + down]);
            }
        }
    }
}
