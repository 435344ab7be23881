package io.reprise.core.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Joins shots that are too short to a neighbour, the shortest first (of equal ones the earliest), each to the shorter of
 * its neighbours (of equal ones the left). Takes time n log n for n shots.
 */
final class ShortShots {
    /** A shot as it was when it was put on the list; it is passed over if it has changed since. */
    private record Candidate(int shot, long start, long length) {}

    private final long shortestMicros;
    private final long[] bounds;
    private final int[] next;
    private final int[] previous;
    private final PriorityQueue<Candidate> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Candidate::length).thenComparingLong(Candidate::start));
    private int count;

    private ShortShots(List<Long> bounds, long shortestMicros) {
        this.shortestMicros = shortestMicros;
        this.bounds = bounds.stream().mapToLong(Long::longValue).toArray();
        this.count = bounds.size() - 1;
        next = new int[bounds.size()];
        previous = new int[bounds.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        for (int shot = 0; shot < count; shot++) {
            offer(shot);
        }
    }

    /**
     * The bounds of the shots that are left.
     *
     * @param bounds start, cuts and end, ascending, at least two
     */
    static List<Long> joined(List<Long> bounds, long shortestMicros) {
        return new ShortShots(bounds, shortestMicros).join();
    }

    private List<Long> join() {
        while (count > 1 && !waiting.isEmpty()) {
            Candidate one = waiting.remove();
            if (isCurrent(one)) {
                remove(joinsLeft(one.shot) ? one.shot : next[one.shot]);
            }
        }
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < bounds.length; i = next[i]) {
            left.add(bounds[i]);
        }
        return left;
    }

    private boolean isCurrent(Candidate one) {
        boolean there = one.shot == 0 || next[previous[one.shot]] == one.shot;
        return there && length(one.shot) == one.length;
    }

    private boolean joinsLeft(int shot) {
        boolean first = shot == 0;
        boolean last = next[shot] == bounds.length - 1;
        return last || (!first && length(previous[shot]) <= length(next[shot]));
    }

    /** Takes a bound away, so that the shot before it reaches to the one after it. */
    private void remove(int bound) {
        int before = previous[bound];
        int after = next[bound];
        next[before] = after;
        previous[after] = before;
        count--;
        offer(before);
    }

    private void offer(int shot) {
        long length = length(shot);
        if (length < shortestMicros) {
            waiting.add(new Candidate(shot, bounds[shot], length));
        }
    }

    private long length(int shot) {
        return bounds[next[shot]] - bounds[shot];
    }
}
