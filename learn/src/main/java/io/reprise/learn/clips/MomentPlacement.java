package io.reprise.learn.clips;

import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.segment.Segment;
import io.reprise.core.select.Choice;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.select.Chooser;
import io.reprise.core.select.MomentCurve;
import io.reprise.core.select.SelectionContext;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where in a long segment a range is put: three clips make a segment, and the range is held against the one clip of them
 * that the viewer likes.
 */
public final class MomentPlacement {
    private static final int CLIPS_OF_A_SEGMENT = 3;

    private MomentPlacement() {}

    /**
     * Temporal intersection over union of the range with the liked clip, one for each segment that holds exactly one.
     *
     * @param joined a video whose segments are its clips
     * @param activity how much happens along it
     * @param taste whether the ranker's taste along the video counts for the place
     */
    public static List<Double> overlaps(
            Ranker ranker,
            JoinedVideo joined,
            MomentCurve activity,
            History history,
            Set<String> viewer,
            boolean taste) {
        RankableVideo video = withLongSegments(joined);
        Scores scores = ranker.score(video, history);
        SelectionContext material = new SelectionContext(
                video.durationMicros(),
                video.segments(),
                video.spec(),
                video.features(),
                new long[0],
                activity,
                List.of(),
                video.moments());
        ChooseOptions all = ChooseOptions.DEFAULT.withTop(video.size());
        List<Double> overlaps = new ArrayList<>();
        for (Choice choice : Chooser.choose(material, taste ? scores : Scores.of(scores.total()), all)) {
            int first = choice.segment() * CLIPS_OF_A_SEGMENT;
            List<TimeRange> liked = new ArrayList<>();
            for (int clip = first; clip < first + CLIPS_OF_A_SEGMENT; clip++) {
                if (viewer.contains(joined.clips().get(clip).label())) {
                    liked.add(joined.bounds().get(clip));
                }
            }
            if (liked.size() == 1) {
                overlaps.add(overlap(choice.range(), liked.get(0)));
            }
        }
        return overlaps;
    }

    private static double overlap(TimeRange a, TimeRange b) {
        double shared = a.overlapMicros(b);
        return shared / (a.lengthMicros() + b.lengthMicros() - shared);
    }

    private static RankableVideo withLongSegments(JoinedVideo joined) {
        RankableVideo video = joined.video();
        List<Segment> segments = new ArrayList<>();
        List<TimeRange> bounds = joined.bounds();
        for (int last = CLIPS_OF_A_SEGMENT - 1; last < bounds.size(); last += CLIPS_OF_A_SEGMENT) {
            long start = bounds.get(last - CLIPS_OF_A_SEGMENT + 1).startMicros();
            segments.add(new Segment(
                    segments.size(), new TimeRange(start, bounds.get(last).endMicros())));
        }
        return new RankableVideo(
                video.id(),
                video.durationMicros(),
                segments,
                video.spec(),
                SegmentPooling.mean(video.moments().orElseThrow(), segments),
                List.of(),
                video.moments());
    }
}
