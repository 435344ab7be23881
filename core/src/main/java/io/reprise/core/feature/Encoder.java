package io.reprise.core.feature;

import java.util.List;

/**
 * Something that can look at videos: the built-in descriptors, a network, or several joined. It holds what all videos
 * share (a loaded model) and makes an extractor for each; its spec is known before any video is opened, so that cached
 * features can be found without loading anything. May be used by several threads.
 */
public interface Encoder extends AutoCloseable {
    /** What its vectors are. */
    FeatureSpec spec();

    /**
     * An extractor for one video. Close it before the encoder.
     *
     * @throws io.reprise.core.error.DoesNotFitException if its model is missing, damaged or not what it claims
     */
    FeatureExtractor open();

    /**
     * How many threads its extractors keep busy beside the one that decodes; whoever decodes leaves them so many of
     * those the user granted.
     */
    default int threads() {
        return 0;
    }

    /**
     * The encoders it is joined from, itself if it is none: what each of them saw can be kept and found again by its own
     * spec, whatever it was joined with.
     */
    default List<Encoder> members() {
        return List.of(this);
    }

    /**
     * Puts together what its members saw of one video.
     *
     * @param tracks one a member, in their order
     */
    default FeatureTrack join(List<FeatureTrack> tracks) {
        return tracks.get(0);
    }

    @Override
    void close();
}
