package io.reprise.core.feature;

import io.reprise.core.frame.FrameSink;

/**
 * Describes one video by feature vectors as it is decoded. One object serves one video: frames and sound in, then
 * {@link #finish}. It must cope with more frames than it asked for and with fewer. Third parties add their own.
 */
public interface FeatureExtractor extends FrameSink, AutoCloseable {
    /** What the vectors are. */
    FeatureSpec spec();

    /** What it saw, at least one row if there was at least one frame. Called once, after the last frame. */
    FeatureTrack finish();

    @Override
    void close();
}
