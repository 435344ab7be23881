package io.reprise.engine.history;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import java.util.List;
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

    /**
     * A range of a source video, as its analysis shows it.
     *
     * @param feature mean vector over the range [dim]; empty where the range starts at or after the video's end
     * @param position middle of the range as a fraction of the video, in [0, 1]
     */
    record Moment(Optional<float[]> feature, double position) {}

    /** A range of a source video; empty where the video is not at hand. */
    default Optional<Moment> moment(Origin origin) {
        return video(origin.video())
                .map(video -> new Moment(video.mean(origin.range()), video.position(origin.range())));
    }

    /**
     * What a history keeps of a source video; empty where it is not at hand.
     *
     * @param kept the ranges of the highlights cut from it
     */
    default Optional<SourceVideo> source(String sha256, List<TimeRange> kept) {
        return video(sha256).map(video -> source(shots(video), kept));
    }

    private static SourceVideo source(RankableVideo shots, List<TimeRange> kept) {
        return SourceVideo.of(shots.id(), shots.spec(), shots.segments(), shots.features(), kept);
    }

    /** A source video in shots, the segments a history is cut with whatever is ranked. */
    default RankableVideo shots(VideoAnalysis video) {
        return RankableVideos.of(video, "shots");
    }
}
