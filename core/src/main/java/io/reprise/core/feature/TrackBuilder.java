package io.reprise.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the rows of a {@link FeatureTrack} one after the other, without keeping an object a row. */
public final class TrackBuilder {
    private static final int BLOCK_ROWS = 256;
    private final FeatureSpec spec;
    private final List<float[]> blocks = new ArrayList<>();
    private long[] times = new long[BLOCK_ROWS];
    private int rows;

    /** A track of that spec, still empty. */
    public TrackBuilder(FeatureSpec spec) {
        this.spec = spec;
    }

    /**
     * Adds a row; the array is copied.
     *
     * @param timeMicros not before the row added last
     * @param row as long as the spec says
     */
    public void add(long timeMicros, float[] row) {
        if (row.length != spec.dim()) {
            throw new IllegalArgumentException(
                    "a row of " + row.length + " does not fit " + spec.encoder() + " (" + spec.dim() + ")");
        }
        if (rows == times.length) {
            times = Arrays.copyOf(times, 2 * rows);
        }
        if (rows % BLOCK_ROWS == 0) {
            blocks.add(new float[BLOCK_ROWS * spec.dim()]);
        }
        times[rows++] = timeMicros;
        set(rows - 1, 0, row);
    }

    /** Number of rows so far. */
    public int rows() {
        return rows;
    }

    /** When a row was taken. */
    public long timeMicros(int row) {
        return times[row];
    }

    /** Overwrites a stretch of a row added earlier. */
    public void set(int row, int offset, float[] stretch) {
        if (row >= rows || offset < 0 || offset + stretch.length > spec.dim()) {
            throw new IllegalArgumentException("no place for " + stretch.length + " values at row " + row);
        }
        int start = row % BLOCK_ROWS * spec.dim() + offset;
        System.arraycopy(stretch, 0, blocks.get(row / BLOCK_ROWS), start, stretch.length);
    }

    /** What was collected. */
    public FeatureTrack build() {
        float[] values = new float[Math.multiplyExact(rows, spec.dim())];
        for (int block = 0; block < blocks.size(); block++) {
            int start = block * BLOCK_ROWS * spec.dim();
            int length = Math.min(BLOCK_ROWS * spec.dim(), values.length - start);
            System.arraycopy(blocks.get(block), 0, values, start, length);
        }
        return new FeatureTrack(spec, Arrays.copyOf(times, rows), FeatureMatrix.of(rows, spec.dim(), values));
    }
}
