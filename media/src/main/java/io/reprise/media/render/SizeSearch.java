package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Finds the least reduction whose real file is small enough. The size is taken to fall exponentially along the
 * {@link QualityLadder}, as the first encodes show; each further encode corrects that, between the largest reduction known to be
 * too little and the smallest known to be enough.
 */
final class SizeSearch {
    /** A file that fills so much of the limit is good enough. */
    private static final double FILLED = 0.92;

    /** What is aimed at, a little below the limit. */
    private static final double AIM = 0.965;

    private static final int MOST_ENCODES = 14;
    private static final int ENCODES_AFTER_FIT = 3;

    /** Encodes with a reduction. */
    @FunctionalInterface
    interface Trial {
        /** The size of the file. */
        long bytes(double steps) throws BadInputException, FfmpegException, IOException;
    }

    private final double limit;
    private double tooLittle;
    private double tooLittleLog;
    private double enough = Double.NaN;
    private double enoughLog;

    private SizeSearch(long maxBytes) {
        this.limit = log2((double) maxBytes);
    }

    /**
     * Searches.
     *
     * @return the least reduction found that fits; NaN if none does
     */
    static double search(long maxBytes, Trial trial) throws BadInputException, FfmpegException, IOException {
        long bytes = trial.bytes(0);
        if (bytes <= maxBytes) {
            return 0;
        }
        return new SizeSearch(maxBytes).refine(log2((double) bytes), trial);
    }

    private double refine(double fullLog, Trial trial) throws BadInputException, FfmpegException, IOException {
        tooLittleLog = fullLog;
        double slope = 1;
        int afterFit = 0;
        for (int i = 0; i < MOST_ENCODES && afterFit <= ENCODES_AFTER_FIT; i++) {
            double steps = next(slope);
            double log = log2((double) trial.bytes(steps));
            slope = Math.max(0.3, Math.min(3, (fullLog - log) / steps));
            if (log <= limit) {
                enough = steps;
                enoughLog = log;
                if (log >= limit + log2(FILLED)) {
                    break;
                }
            } else if (steps >= QualityLadder.MOST_STEPS) {
                break;
            } else {
                tooLittle = steps;
                tooLittleLog = log;
            }
            afterFit += Double.isNaN(enough) ? 0 : 1;
        }
        return enough;
    }

    private double next(double slope) {
        double aim = limit + log2(AIM);
        if (Double.isNaN(enough)) {
            double further = Math.max(0.05, (tooLittleLog - aim) / slope);
            return Math.min(QualityLadder.MOST_STEPS, tooLittle + further);
        }
        double part = (tooLittleLog - aim) / (tooLittleLog - enoughLog);
        return tooLittle + (enough - tooLittle) * Math.max(0.1, Math.min(0.9, part));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
