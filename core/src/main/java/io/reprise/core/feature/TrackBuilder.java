package io.reprise.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the rows of a {@link FeatureTrack} one after the other, without keeping an object a row, and no more of them
 * than a {@link MomentLimit} allows.
 */
public final class TrackBuilder {
    private static final int BLOCK_ROWS = 256;
    private final FeatureSpec spec;
    private final List<float[]> blocks = new ArrayList<>();
    private long[] times = new long[BLOCK_ROWS];
    private final MomentLimit limit;
    private int rows;

    /** A track of that spec, still empty. */
    public TrackBuilder(FeatureSpec spec) {
        this(spec, MomentLimit.ofDimensions(spec.dim()));
    }

    /** A track of that spec, still empty, with a limit of its own. */
    public TrackBuilder(FeatureSpec spec, MomentLimit limit) {
        this.spec = spec;
        this.limit = limit;
    }

    /** Whether a row of that moment would be kept: for whoever need not work out the others. */
    public boolean wants(long timeMicros) {
        return limit.wants(timeMicros);
    }

    /**
     * Adds a row if it is wanted; the array is copied.
     *
     * @param timeMicros not before the row added last
     * @param row as long as the spec says
     */
    public void add(long timeMicros, float[] row) {
        if (row.length != spec.dim()) {
            throw new IllegalArgumentException(
                    "a row of " + row.length + " does not fit " + spec.encoder() + " (" + spec.dim() + ")");
        }
        if (!limit.wants(timeMicros)) {
            return;
        }
        if (rows == times.length) {
            times = Arrays.copyOf(times, 2 * rows);
        }
        if (rows / BLOCK_ROWS == blocks.size()) {
            blocks.add(new float[BLOCK_ROWS * spec.dim()]);
        }
        times[rows++] = timeMicros;
        set(rows - 1, 0, row);
        if (limit.take(timeMicros)) {
            thin();
        }
    }

    /** Moves the rows that stay to the front and gives back the blocks behind them. */
    private void thin() {
        int dim = spec.dim();
        int[] kept = limit.thin(times, rows);
        for (int to = 0; to < kept.length; to++) {
            int from = kept[to];
            times[to] = times[from];
            System.arraycopy(
                    blocks.get(from / BLOCK_ROWS),
                    from % BLOCK_ROWS * dim,
                    blocks.get(to / BLOCK_ROWS),
                    to % BLOCK_ROWS * dim,
                    dim);
        }
        rows = kept.length;
        int used = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
        blocks.subList(used, blocks.size()).clear();
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
        for (int block = 0; block * BLOCK_ROWS < rows; block++) {
            int start = block * BLOCK_ROWS * spec.dim();
            int length = Math.min(BLOCK_ROWS * spec.dim(), values.length - start);
            System.arraycopy(blocks.get(block), 0, values, start, length);
        }
        return new FeatureTrack(spec, Arrays.copyOf(times, rows), FeatureMatrix.of(rows, spec.dim(), values));
    }
}
