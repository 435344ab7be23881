package io.reprise.engine.analysis;

import io.reprise.core.error.InvalidValueException;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;

/**
 * The features of one video of a data set, as it is handed to a child process.
 *
 * @param video the video
 * @param target the NumPy file to write
 * @param encoder name or manifest
 * @param device what a network runs on
 * @param segments "uniform:S"
 * @param useCache false to look at the video anew and keep nothing else
 * @param threads for decoding and looking, 1 to 256
 */
public record FeatureJob(
        Path video,
        Path target,
        String encoder,
        ExecutionDevice device,
        String segments,
        boolean useCache,
        int threads) {
    private static final int MOST_THREADS = 256;

    public FeatureJob {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidValueException("threads", "threads are 1 to " + MOST_THREADS + ", not " + threads);
        }
    }
}
