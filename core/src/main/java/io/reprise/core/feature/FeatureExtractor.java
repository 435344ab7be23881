package io.reprise.core.feature;

import io.reprise.core.frame.FrameSink;
import java.util.List;

/**
 * Describes one video by feature vectors as it is decoded. One object serves one video: frames and sound into its
 * sinks, then {@link #finish}. It must cope with more frames than it asked for and with fewer.
 */
public interface FeatureExtractor extends AutoCloseable {
    /** What the vectors are. */
    FeatureSpec spec();

    /**
     * Those who look and listen for it: itself for most; one a part where several encoders are joined, since each wants
     * its frames in a size of its own.
     */
    List<FrameSink> sinks();

    /**
     * What it saw, at least one row if there was at least one frame. Called once, after the last frame.
     *
     * @throws io.reprise.core.error.DoesNotFitException if its network failed or gave values that are no numbers
     */
    FeatureTrack finish();

    @Override
    void close();
}
