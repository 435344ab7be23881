package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.util.Optional;

/** From a video to one vector a segment in a NumPy file, for a data set. */
public final class FeatureRun {
    private final Home home;
    private final CacheLimit limit;

    /** A run with the encoders and the cache of a home. */
    public FeatureRun(Home home, CacheLimit limit) {
        this.home = home;
        this.limit = limit;
    }

    /**
     * What an encoder's vectors are, without loading it.
     *
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder
     */
    public FeatureSpec spec(String encoder) throws BadInputException {
        try (Encoder found = encoder(encoder, ExecutionDevice.CPU, 1)) {
            return found.spec();
        }
    }

    /**
     * The length in {@code uniform:S}, in microseconds.
     *
     * @throws InvalidValueException if the segments are shots or nothing that is known
     */
    public static long uniformMicros(String segments) {
        if (Segmenters.unlimited(segments) instanceof UniformSegmenter uniform) {
            return uniform.lengthMicros();
        }
        throw new InvalidValueException("segments", "a data set's segments are uniform:S, not '" + segments + "'");
    }

    /**
     * Analyses the video and writes [segments, dim].
     *
     * @return the number of segments
     * @throws BadInputException if the video can't be used, or the file can't be written
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder, or it fails
     */
    public int run(FeatureJob job, Listener listener) throws BadInputException {
        UniformSegmenter segmenter = new UniformSegmenter(uniformMicros(job.segments()));
        try (Encoder encoder = encoder(job.encoder(), job.device(), job.threads())) {
            VideoAnalyser analyser = new VideoAnalyser(
                    encoder,
                    job.useCache() ? ContentHash.cachedIn(home) : ContentHash.uncached(),
                    job.useCache() ? Optional.of(new FeatureCache(home)) : Optional.empty(),
                    job.threads(),
                    listener);
            VideoAnalysis video = analyser.analyse(analyser.probe(job.video()));
            FeatureMatrix rows = SegmentPooling.mean(
                    video.features(), segmenter.segment(video.facts().durationMicros(), new long[0]));
            write(job, rows);
            if (job.useCache()) {
                limit.enforce(home, listener::warning);
            }
            return rows.rows();
        }
    }

    private static void write(FeatureJob job, FeatureMatrix rows) throws BadInputException {
        try {
            NpyFile.write(job.target(), rows);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot-write",
                    "cannot write " + job.target() + ": " + e.getMessage() + "; check folder and disk",
                    e);
        }
    }

    private Encoder encoder(String written, ExecutionDevice device, int threads) throws BadInputException {
        return new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, device, threads).of(written);
    }
}
