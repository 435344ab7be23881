package io.reprise.learn.personas;

import io.reprise.core.error.InvalidValueException;
import java.util.Set;
import java.util.TreeSet;

/**
 * A viewer of a film, by the film's uniform segments.
 *
 * @param name short
 * @param taste what he likes, in words
 * @param history the segments clipped before, at least one
 * @param target the segments he would clip next, at least one
 * @param ignore segments that are neither right nor wrong; none of these three share a segment
 */
public record Persona(String name, String taste, Set<Integer> history, Set<Integer> target, Set<Integer> ignore) {
    public Persona {
        history = new TreeSet<>(history);
        target = new TreeSet<>(target);
        ignore = new TreeSet<>(ignore);
        if (history.isEmpty() || target.isEmpty()) {
            throw new IllegalArgumentException("persona '" + name + "' needs a history and a target");
        }
        for (int segment : target) {
            if (history.contains(segment) || ignore.contains(segment)) {
                throw new IllegalArgumentException(
                        "segment " + segment + " of persona '" + name + "' is a target and something else too");
            }
        }
    }

    /** Whether the segment is among those that are ranked for him. */
    public boolean isCandidate(int segment) {
        return !history.contains(segment) && !ignore.contains(segment);
    }

    /** What becomes of the segments of a clipped moment that are not in a thinned history. */
    public enum Rest {
        /** They are neither right nor wrong. */
        IGNORED,
        /** They are still wanted: who clipped a part of a moment would take more of it. */
        WANTED
    }

    /**
     * The same viewer with shorter clips: of each run of neighbouring segments in the history only some in the middle.
     *
     * @param most segments that are left of a run, at least 1; of an even remainder the earlier ones
     */
    public Persona thinned(int most, Rest rest) {
        if (most < 1) {
            throw new InvalidValueException("clips", "a clip has at least 1 segment, not " + most);
        }
        Set<Integer> kept = new TreeSet<>();
        Set<Integer> others = new TreeSet<>(history);
        for (int start : history) {
            if (!history.contains(start - 1)) {
                int end = start;
                while (history.contains(end)) {
                    end++;
                }
                int first = start + Math.max(0, (end - start - most) / 2);
                for (int segment = first; segment < Math.min(end, first + most); segment++) {
                    kept.add(segment);
                }
            }
        }
        others.removeAll(kept);
        Set<Integer> ignored = new TreeSet<>(ignore);
        Set<Integer> wanted = new TreeSet<>(target);
        (rest == Rest.WANTED ? wanted : ignored).addAll(others);
        ignored.removeAll(wanted);
        return new Persona(name, taste, kept, wanted, ignored);
    }
}
