package io.reprise.core.rank.reprise;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.PassedOver;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the person has seen of this very video: segments already clipped (half of them or more lies in a highlight cut
 * from here), and segments left aside: whoever clips a moment has looked at what comes just before and just after it,
 * and chosen not to take it.
 */
final class Seen {
    /** Whether each segment was clipped, left aside, or neither. */
    enum State {
        CLIPPED,
        LEFT_ASIDE,
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
        for (int i = 0; i < states.length; i++) {
            boolean beside = isClipped(states, i - 1) || isClipped(states, i + 1);
            if (states[i] == State.UNKNOWN && beside) {
                states[i] = State.LEFT_ASIDE;
            }
        }
        return new Seen(states);
    }

    private static boolean isClipped(State[] states, int segment) {
        return segment >= 0 && segment < states.length && states[segment] == State.CLIPPED;
    }

    private static boolean holds(TimeRange highlight, Segment segment) {
        return 2 * highlight.overlapMicros(segment.range())
                >= Math.min(segment.range().lengthMicros(), highlight.lengthMicros());
    }

    /** What was passed over in other videos: of this one, only what touches a highlight is known to have been seen. */
    static List<PassedOver> elsewhere(RankableVideo video, History history) {
        return history.passedOver().stream()
                .filter(passed -> passed.video().isEmpty() || !passed.video().equals(video.id()))
                .toList();
    }

    State state(int segment) {
        return states[segment];
    }

    /** The segments left aside. */
    int[] leftAside() {
        return IntStream.range(0, states.length)
                .filter(i -> states[i] == State.LEFT_ASIDE)
                .toArray();
    }

    /** 1 for a segment clipped or left aside, else 0. */
    double[] flags() {
        return IntStream.range(0, states.length)
                .mapToDouble(i -> states[i] == State.UNKNOWN ? 0 : 1)
                .toArray();
    }
}
