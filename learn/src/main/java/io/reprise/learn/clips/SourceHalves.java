package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sources of every class in two halves, drawn by lot: what is history on one side is never seen on the other. */
final class SourceHalves {
    private final List<Map<String, List<Clip>>> halves = List.of(new TreeMap<>(), new TreeMap<>());

    private SourceHalves() {}

    /**
     * Draws the halves.
     *
     * @throws BadInputException "too-few-clips" if a class has fewer than two sources
     */
    static SourceHalves draw(List<Clip> clips, Random random) throws BadInputException {
        SourceHalves drawn = new SourceHalves();
        Map<String, List<Clip>> classes =
                clips.stream().collect(Collectors.groupingBy(Clip::label, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Clip>> one : classes.entrySet()) {
            List<String> sources = new ArrayList<>(
                    one.getValue().stream().map(Clip::source).distinct().toList());
            requireTwo(one.getKey(), sources);
            Collections.shuffle(sources, random);
            List<String> first = sources.subList(0, (sources.size() + 1) / 2);
            for (Clip clip : one.getValue()) {
                drawn.halves
                        .get(first.contains(clip.source()) ? 0 : 1)
                        .computeIfAbsent(one.getKey(), label -> new ArrayList<>())
                        .add(clip);
            }
        }
        return drawn;
    }

    private static void requireTwo(String label, List<String> sources) throws BadInputException {
        if (sources.size() < 2) {
            throw new BadInputException(
                    "too-few-clips",
                    "the class " + label + " has clips of one source only (" + sources.get(0)
                            + "; twins count as one): histories and targets need different sources; add clips of"
                            + " another source, or take the class away");
        }
    }

    /** Up to so many clips of a class in a half, by lot, of as many different sources as there are. */
    List<Clip> some(int half, String label, int most, Random random) {
        List<Clip> clips = new ArrayList<>(halves.get(half).getOrDefault(label, List.of()));
        Collections.shuffle(clips, random);
        Map<String, Deque<Clip>> bySource = new LinkedHashMap<>();
        clips.forEach(clip -> bySource.computeIfAbsent(clip.source(), source -> new ArrayDeque<>())
                .add(clip));
        List<Clip> some = new ArrayList<>();
        while (some.size() < Math.min(most, clips.size())) {
            for (Deque<Clip> source : bySource.values()) {
                if (!source.isEmpty() && some.size() < most) {
                    some.add(source.remove());
                }
            }
        }
        return some;
    }
}
