package io.reprise.core.feature;

import java.util.Arrays;

/**
 * The space in which the segments of one video, and what is compared with them, are alike or not. Vectors are centred on
 * the video's mean, so that what all its segments share counts for nothing, and each dimension is divided by the root of
 * its spread within the video, half way to full standardisation. The similarity of two vectors is the weighted mean of
 * the cosines of their parts, over the parts that both have.
 */
public final class VideoSpace {
    /** Share of a part's mean spread that is added to each of its dimensions' spread, against noise. */
    private static final double SPREAD_FLOOR = .2;

    private final FeatureSpec spec;
    private final float[] mean;
    private final float[] scale;

    private VideoSpace(FeatureSpec spec, float[] mean, float[] scale) {
        this.spec = spec;
        this.mean = mean;
        this.scale = scale;
    }

    /**
     * The space of a video.
     *
     * @param spec what the features are
     * @param video the vectors of its segments [segments][dim], at least one
     */
    public static VideoSpace of(FeatureSpec spec, FeatureMatrix video) {
        float[] mean = new float[spec.dim()];
        float[] scale = new float[spec.dim()];
        for (FeaturePart part : spec.parts()) {
            int[] rows = rowsWith(part, video);
            for (int d = part.offset(); d < part.end(); d++) {
                mean[d] = (float) mean(video, rows, d);
            }
            setScale(part, video, rows, mean, scale);
        }
        return new VideoSpace(spec, mean, scale);
    }

    private static int[] rowsWith(FeaturePart part, FeatureMatrix video) {
        int[] rows = new int[video.rows()];
        int present = 0;
        for (int row = 0; row < video.rows(); row++) {
            if (!part.isAbsent(video.values(), row * video.dim())) {
                rows[present++] = row;
            }
        }
        return Arrays.copyOf(rows, present);
    }

    private static double mean(FeatureMatrix video, int[] rows, int d) {
        double sum = 0;
        for (int row : rows) {
            sum += video.get(row, d);
        }
        return sum / Math.max(1, rows.length);
    }

    private static void setScale(FeaturePart part, FeatureMatrix video, int[] rows, float[] mean, float[] scale) {
        double[] spread = new double[part.length()];
        for (int i = 0; i < spread.length; i++) {
            int d = part.offset() + i;
            for (int row : rows) {
                double away = video.get(row, d) - mean[d];
                spread[i] += away * away;
            }
            spread[i] = Math.sqrt(spread[i] / Math.max(1, rows.length));
        }
        double floor = SPREAD_FLOOR * Arrays.stream(spread).average().orElse(0);
        for (int i = 0; i < spread.length; i++) {
            double total = spread[i] + floor;
            scale[part.offset() + i] = total > 0 ? (float) (1 / Math.sqrt(total)) : 1;
        }
    }

    /** Brings vectors of the same spec into the space. */
    public PlacedVectors place(FeatureMatrix vectors) {
        float[] placed = new float[vectors.values().length];
        long[] present = new long[vectors.rows()];
        for (int row = 0; row < vectors.rows(); row++) {
            present[row] = present(vectors, row);
            place(vectors, row, placed, row * spec.dim());
        }
        return new PlacedVectors(spec.parts(), vectors.rows(), spec.dim(), placed, present);
    }

    /** Brings vectors into the space, dimension after dimension, without a second copy of them all. */
    public PlacedColumns placeColumns(FeatureMatrix vectors) {
        long[] present = new long[vectors.rows()];
        Arrays.setAll(present, row -> present(vectors, row));
        return new PlacedColumns(spec.parts(), spec.dim(), present, row -> {
            float[] line = new float[spec.dim()];
            place(vectors, row, line, 0);
            return line;
        });
    }

    /** Which parts a vector has, a bit each. */
    private long present(FeatureMatrix vectors, int row) {
        long present = 0;
        for (int p = 0; p < spec.parts().size(); p++) {
            boolean absent = spec.parts().get(p).isAbsent(vectors.values(), row * spec.dim());
            present |= absent ? 0 : 1L << p;
        }
        return present;
    }

    private void place(FeatureMatrix vectors, int row, float[] into, int offset) {
        int start = row * spec.dim();
        for (FeaturePart part : spec.parts()) {
            if (!part.isAbsent(vectors.values(), start)) {
                place(part, vectors.values(), start, into, offset);
            }
        }
    }

    private void place(FeaturePart part, float[] values, int start, float[] into, int offset) {
        double squares = 0;
        for (int d = part.offset(); d < part.end(); d++) {
            float value = (values[start + d] - mean[d]) * scale[d];
            into[offset + d] = value;
            squares += value * value;
        }
        float factor = squares > 1e-12 ? (float) Math.sqrt(part.weight() / squares) : 0;
        for (int d = offset + part.offset(); d < offset + part.end(); d++) {
            into[d] *= factor;
        }
    }
}
