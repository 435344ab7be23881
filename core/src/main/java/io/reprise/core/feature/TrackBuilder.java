package io.reprise.core.feature;

import java.util.Arrays;

/** Collects the rows of a {@link FeatureTrack} one after the other, without keeping an object a row. */
public final class TrackBuilder {
    private final FeatureSpec spec;
    private long[] times = new long[256];
    private float[] values;
    private int rows;

    /** A track of that spec, still empty. */
    public TrackBuilder(FeatureSpec spec) {
        this.spec = spec;
        this.values = new float[256 * spec.dim()];
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
            int room = Math.addExact(rows, rows / 2);
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, Math.multiplyExact(room, spec.dim()));
        }
        times[rows] = timeMicros;
        System.arraycopy(row, 0, values, rows * spec.dim(), row.length);
        rows++;
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
        System.arraycopy(stretch, 0, values, row * spec.dim() + offset, stretch.length);
    }

    /** What was collected. */
    public FeatureTrack build() {
        float[] exact = Arrays.copyOf(values, rows * spec.dim());
        return new FeatureTrack(spec, Arrays.copyOf(times, rows), FeatureMatrix.of(rows, spec.dim(), exact));
    }
}
