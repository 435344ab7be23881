package io.reprise.learn.clips;

import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A video made of clips, as a ranker sees it, with what is where in it.
 *
 * @param video its segments need not be the clips
 * @param clips in their order
 * @param bounds where each clip lies
 */
public record JoinedVideo(RankableVideo video, List<Clip> clips, List<TimeRange> bounds) {
    public JoinedVideo {
        clips = List.copyOf(clips);
        bounds = List.copyOf(bounds);
        if (clips.size() != bounds.size()) {
            throw new IllegalArgumentException(clips.size() + " clips have " + bounds.size() + " bounds");
        }
    }

    /**
     * Which segments a viewer would clip: those of which at least half shows his classes; where there is none, the one
     * that shows most of them.
     */
    public boolean[] relevant(Set<String> viewer) {
        List<Segment> segments = video.segments();
        double[] shares = segments.stream()
                .mapToDouble(segment -> share(segment.range(), viewer))
                .toArray();
        boolean[] relevant = new boolean[shares.length];
        int best = 0;
        for (int i = 0; i < shares.length; i++) {
            relevant[i] = shares[i] >= 0.5;
            best = shares[i] > shares[best] ? i : best;
        }
        relevant[best] = true;
        return relevant;
    }

    private double share(TimeRange range, Set<String> viewer) {
        long shown = IntStream.range(0, clips.size())
                .filter(i -> viewer.contains(clips.get(i).label()))
                .mapToLong(i -> bounds.get(i).overlapMicros(range))
                .sum();
        return (double) shown / range.lengthMicros();
    }
}
