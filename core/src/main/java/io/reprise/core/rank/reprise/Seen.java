package io.reprise.core.rank.reprise;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the person clipped of this very video: half of the segment or more lies in a highlight cut from here. */
final class Seen {
    /** Whether each segment was clipped. */
    enum State {
        CLIPPED,
        UNKNOWN
    }

    private final State[] states;

    private Seen(State[] states) {
        this.states = states;
    }

    static Seen of(RankableVideo video, History history) {
        List<TimeRange> clipped = history.highlights().stream()
                .map(Highlight::origin)
                .flatMap(Optional::stream)
                .filter(origin -> origin.video().equals(video.id()))
                .map(Origin::range)
                .toList();
        State[] states = video.segments().stream()
                .map(segment ->
                        clipped.stream().anyMatch(range -> holds(range, segment)) ? State.CLIPPED : State.UNKNOWN)
                .toArray(State[]::new);
        return new Seen(states);
    }

    private static boolean holds(TimeRange highlight, Segment segment) {
        return 2 * highlight.overlapMicros(segment.range())
                >= Math.min(segment.range().lengthMicros(), highlight.lengthMicros());
    }

    /** The other videos highlights came from. */
    static List<SourceVideo> elsewhere(RankableVideo video, History history) {
        return history.sources().stream()
                .filter(source -> !source.video().equals(video.id()))
                .filter(source -> source.unclipped().rows() > 0)
                .toList();
    }

    State state(int segment) {
        return states[segment];
    }

    /** 1 for a segment clipped, else 0. */
    double[] flags() {
        return IntStream.range(0, states.length)
                .mapToDouble(i -> states[i] == State.UNKNOWN ? 0 : 1)
                .toArray();
    }
}
