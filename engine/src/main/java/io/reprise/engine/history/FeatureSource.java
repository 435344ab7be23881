package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import java.util.Optional;

/**
 * Port: features of videos by their content. The command analyses what it lacks; the server and training answer from the
 * cache alone.
 */
public interface FeatureSource {
    /** What the features are. */
    FeatureSpec spec();

    /** The analysis of a source video; empty where it is not at hand. */
    Optional<VideoAnalysis> video(String sha256);

    /**
     * The mean vector over the file that shows a highlight ({@link HighlightRecord#file}) [dim].
     *
     * @return empty where the file was not analysed with this encoder yet
     * @throws BadInputException if the file can't be used
     */
    Optional<float[]> clip(HighlightRecord highlight) throws BadInputException;

    /** A source video in shots, the segments a history is cut with whatever is ranked. */
    default RankableVideo shots(VideoAnalysis video) {
        return RankableVideos.of(video, "shots");
    }
}
