package io.reprise.engine.analysis;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.rank.AppealPooling;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.Segmenter;
import java.util.List;
import java.util.Optional;

/** Makes the view a ranker has of an analysed video: segments, one vector each. Pure Java; opens no file. */
public final class RankableVideos {
    private RankableVideos() {}

    /** The video in these segments. */
    public static RankableVideo of(VideoAnalysis video, List<Segment> segments) {
        return new RankableVideo(
                video.sha256(),
                video.facts().durationMicros(),
                segments,
                video.features().spec(),
                SegmentPooling.mean(video.features(), segments),
                AppealPooling.of(video.signals(), segments),
                Optional.of(video.features()));
    }

    /** The video in the segments of a segmenter. */
    public static RankableVideo of(VideoAnalysis video, Segmenter segmenter) {
        return of(
                video,
                segmenter.segment(video.facts().durationMicros(), video.facts().cutsMicros()));
    }

    /**
     * The video in segments as a person names them.
     *
     * @param segments "shots" or "uniform:S"
     * @throws IllegalArgumentException if it is neither
     */
    public static RankableVideo of(VideoAnalysis video, String segments) {
        return of(video, Segmenters.of(segments));
    }
}
