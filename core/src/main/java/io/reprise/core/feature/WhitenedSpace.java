package io.reprise.core.feature;

import java.util.Arrays;

/**
 * The space in which the segments of one video, and what is compared with them, are alike or not. Vectors are centred on
 * the video's mean, so that what all its segments share counts for nothing, and each dimension is divided by the root of
 * its spread within the video, half way to full standardisation. The similarity of two vectors is the weighted mean of
 * the cosines of their parts, over the parts that both have.
 */
public final class WhitenedSpace {
    /** Share of a part's mean spread that is added to each of its dimensions' spread, against noise. */
    private static final double SPREAD_FLOOR = .2;

    private final FeatureSpec spec;
    private final float[] mean;
    private final float[] scale;

    private WhitenedSpace(FeatureSpec spec, float[] mean, float[] scale) {
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
    public static WhitenedSpace of(FeatureSpec spec, FeatureMatrix video) {
        return of(spec, FeatureStatistics.of(spec, video));
    }

    /** The space of vectors as they are: similarities are weighted means of plain cosines. */
    public static WhitenedSpace plain(FeatureSpec spec) {
        float[] ones = new float[spec.dim()];
        Arrays.fill(ones, 1);
        return new WhitenedSpace(spec, new float[spec.dim()], ones);
    }

    /** The space of a video that was measured before. */
    public static WhitenedSpace of(FeatureSpec spec, FeatureStatistics video) {
        float[] scale = new float[spec.dim()];
        for (FeaturePart part : spec.parts()) {
            double sum = 0;
            for (int d = part.offset(); d < part.end(); d++) {
                sum += video.deviation()[d];
            }
            double floor = SPREAD_FLOOR * sum / part.length();
            for (int d = part.offset(); d < part.end(); d++) {
                double total = video.deviation()[d] + floor;
                scale[d] = total > 0 ? (float) (1 / Math.sqrt(total)) : 1;
            }
        }
        return new WhitenedSpace(spec, video.mean(), scale);
    }

    /** Brings vectors of the same spec into the space. */
    public NormalizedRows place(FeatureMatrix vectors) {
        float[] placed = new float[vectors.values().length];
        long[] present = new long[vectors.rows()];
        for (int row = 0; row < vectors.rows(); row++) {
            present[row] = present(vectors, row);
            place(vectors, row, placed, row * spec.dim());
        }
        return new NormalizedRows(spec.parts(), vectors.rows(), spec.dim(), placed, present);
    }

    /** Brings vectors into the space, dimension after dimension, without a second copy of them all. */
    public NormalizedColumns placeColumns(FeatureMatrix vectors) {
        long[] present = new long[vectors.rows()];
        Arrays.setAll(present, row -> present(vectors, row));
        return new NormalizedColumns(spec.parts(), spec.dim(), present, row -> {
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
