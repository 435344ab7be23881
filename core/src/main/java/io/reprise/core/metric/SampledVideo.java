package io.reprise.core.metric;

import java.util.BitSet;
import java.util.List;

/**
 * A video as the metrics see it: samples in time, uniform segments that carry scores, and the GIFs a user made of it.
 * Segment i is the samples [i s, min((i + 1) s, n)), so the last one may be shorter.
 *
 * @param samples number of samples n, at least 1
 * @param segmentSamples samples in a segment s, 50 for the paper's 5 seconds, at least 1
 * @param gifs the ground truth, at least one, inside the video; they may overlap
 */
public record SampledVideo(int samples, int segmentSamples, List<SampleRange> gifs) {
    /** Samples in the 5-second segments with which the published results were measured. */
    public static final int FIVE_SECONDS = 5 * SampleRange.PER_SECOND;

    public SampledVideo {
        gifs = List.copyOf(gifs);
        if (samples < 1 || segmentSamples < 1 || gifs.isEmpty()) {
            throw new IllegalArgumentException("a video to measure on needs samples, segments and GIFs, not " + samples
                    + " samples in segments of " + segmentSamples + " with " + gifs.size() + " GIFs");
        }
        for (SampleRange gif : gifs) {
            if (gif.end() > samples) {
                throw new IllegalArgumentException("a GIF ends at sample " + gif.end() + " of a video of " + samples);
            }
        }
    }

    /** Number of segments, at least 1. */
    public int segments() {
        return (int) ((samples + segmentSamples - 1L) / segmentSamples);
    }

    /** First sample of a segment. */
    public int segmentStart(int segment) {
        return segment * segmentSamples;
    }

    /** One past the last sample of a segment. */
    public int segmentEnd(int segment) {
        return (int) Math.min((segment + 1L) * segmentSamples, samples);
    }

    /** Number of samples in each segment. */
    public int[] segmentLengths() {
        int[] lengths = new int[segments()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = segmentEnd(i) - segmentStart(i);
        }
        return lengths;
    }

    /** How many samples of each segment belong to at least one GIF. */
    public int[] positives() {
        BitSet union = new BitSet(samples);
        gifs.forEach(gif -> union.set(gif.first(), gif.end()));
        int[] positives = new int[segments()];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = union.get(segmentStart(i), segmentEnd(i)).cardinality();
        }
        return positives;
    }

    /** Refuses scores that are not one a segment; {@link io.reprise.core.rank.Scores} refuses those that are not finite. */
    void check(double[] scores) {
        if (scores.length != segments()) {
            throw new IllegalArgumentException(scores.length + " scores for " + segments() + " segments");
        }
    }
}
