package io.reprise.learn.personas;

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
}
