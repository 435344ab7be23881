package io.reprise.app.pipeline;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.rank.AppealPooling;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import java.util.List;
import java.util.Optional;

/** The personal half of the way of the data alone, for whoever has analyses at hand: no file, no pixel, no native code. */
public final class FastHalf {
    private FastHalf() {}

    /** A video as a ranker sees it. */
    public static RankableVideo rankable(VideoAnalysis video, List<Segment> segments) {
        return new RankableVideo(
                video.sha256(),
                video.facts().durationMicros(),
                segments,
                video.features().spec(),
                SegmentPooling.mean(video.features(), segments),
                AppealPooling.of(video.signals(), segments),
                Optional.of(video.features()));
    }

    /**
     * A video as a ranker sees it.
     *
     * @param segments "shots" or "uniform:S"
     * @throws IllegalArgumentException if it is neither
     */
    public static RankableVideo rankable(VideoAnalysis video, String segments) {
        return rankable(
                video,
                Segmenters.of(segments)
                        .segment(video.facts().durationMicros(), video.facts().cutsMicros()));
    }
}
