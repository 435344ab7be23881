package io.reprise.learn.data;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.Appeal;
import java.util.List;

/** Features of the videos of a data set, wherever they are: files, or composed of clips. Safe for several threads. */
public interface FeatureSource {
    /** What the vectors are. */
    FeatureSpec spec();

    /** Length of the uniform segments, one vector each; 5 seconds in the published results. */
    long segmentMicros();

    /**
     * The vectors of a video's segments, in time order [segments][dim]. There may be a few more or fewer than the
     * annotations' length of the video asks for.
     *
     * @throws BadInputException if there are none for this video, or they cannot be read
     */
    FeatureMatrix segments(String videoId) throws BadInputException;

    /**
     * The generic signals of a video's segments, one each, where the source has them; else empty.
     *
     * @throws BadInputException if they cannot be read
     */
    default List<Appeal> appeal(String videoId) throws BadInputException {
        return List.of();
    }
}
