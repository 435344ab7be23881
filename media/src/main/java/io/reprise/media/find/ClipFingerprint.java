package io.reprise.media.find;

import io.reprise.core.error.BadInputException;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.Depth;
import io.reprise.media.VideoInfo;

/**
 * What a short clip shows, in small grey pictures along it: tells whether another file is a copy of it, in another
 * format, size, rate or quality.
 */
public final class ClipFingerprint {
    /** Pictures of a clip that are compared, at most. */
    private static final int SAMPLES = 24;

    /** Lengths of copies differ by rounded delays and a last picture; in microseconds, and as a part of the longer. */
    private static final long LENGTH_MICROS = 300_000;

    /** The same as a part of the longer one's length. */
    private static final double LENGTH_PART = .05;

    /** Copies may begin a frame or two earlier or later. */
    private static final long SHIFT_MICROS = 200_000;

    /** Steps in which that is tried, in microseconds. */
    private static final long STEP_MICROS = 20_000;

    /** Least correlation of the mean pictures of copies. */
    private static final double LOOKS = .97;

    /** Least correlation of what moves in copies. Set by hand, tested on drawn film alone. */
    private static final double MOVES = .88;

    /** Root of the mean squared change over time, in grey levels of 255, below which a clip hardly moves. */
    private static final double STILL = 1.5;

    /** Of clips that hardly move the pictures alone tell: most difference of their means, in grey levels. */
    private static final double STILL_DIFFERENCE = 4;

    private final FrameFingerprints pictures;
    private final ClipSamples samples;

    private ClipFingerprint(FrameFingerprints pictures) {
        this.pictures = pictures;
        this.samples = ClipSamples.of(pictures, SAMPLES);
    }

    /**
     * Looks at a clip, all of it.
     *
     * @param threads for decoding, at least 1
     * @throws BadInputException if it can't be decoded
     */
    public static ClipFingerprint of(VideoInfo clip, int threads) throws BadInputException {
        AnalysisOptions options =
                AnalysisOptions.standard().withDepth(Depth.ALL).withSoundRate(0).withThreads(threads);
        return new ClipFingerprint(FrameFingerprints.of(clip, 0, options));
    }

    /** The shortest length that a copy of a clip of this length may have, in microseconds. */
    public static long shortestCopy(long micros) {
        return Math.max(0, micros - (long) Math.max(LENGTH_MICROS, LENGTH_PART * micros));
    }

    /** The longest, likewise. */
    public static long longestCopy(long micros) {
        return Math.max(micros + LENGTH_MICROS, (long) Math.ceil(micros / (1 - LENGTH_PART)));
    }

    /** Whether clips of these lengths could be copies: spares looking at most of them. */
    public static boolean mayBeCopies(long micros, long otherMicros) {
        double most = Math.max(LENGTH_MICROS, LENGTH_PART * Math.max(micros, otherMicros));
        return Math.abs(micros - otherMicros) <= most;
    }

    /** Whether the other shows the same pictures at the same times. */
    public boolean isCopyOf(ClipFingerprint other) {
        if (motion() < STILL && other.motion() < STILL) {
            return difference(mean(), other.mean()) < STILL_DIFFERENCE;
        }
        if (samples.compare(other.pictures, 0).looks() < LOOKS) {
            return false;
        }
        for (long start = -SHIFT_MICROS; start <= SHIFT_MICROS; start += STEP_MICROS) {
            FrameSimilarity similarity = samples.compare(other.pictures, start);
            if (similarity.looks() >= LOOKS && similarity.moves() >= MOVES) {
                return true;
            }
        }
        return false;
    }

    private double[] mean() {
        double[] mean = new double[FrameFingerprints.PIXELS];
        for (byte[] picture : samples.pictures()) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += (picture[p] & 255) / (double) samples.pictures().length;
            }
        }
        return mean;
    }

    /** Root of the mean squared difference from the mean picture. */
    private double motion() {
        double[] mean = mean();
        double sum = 0;
        for (byte[] picture : samples.pictures()) {
            for (int p = 0; p < mean.length; p++) {
                double difference = (picture[p] & 255) - mean[p];
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum / (mean.length * (double) samples.pictures().length));
    }

    private static double difference(double[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += (a[p] - b[p]) * (a[p] - b[p]);
        }
        return Math.sqrt(sum / a.length);
    }
}
