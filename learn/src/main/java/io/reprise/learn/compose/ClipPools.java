package io.reprise.learn.compose;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.AppealPooling;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.clips.AnalysedClip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Clips of every class by source, on two sides without a common source: of those trained on, and of those measured on. The
 * videos of one user show different sources, as real videos do: the target's are in none of his others, and two of his
 * history share sources only where there are more videos than sources.
 */
final class ClipPools {
    /** Whose videos show the clips. */
    enum Side {
        TRAINING,
        MEASURED
    }

    /** Which of a user's videos is composed: the target, or one of the history by its place in it. */
    record Place(Side side, String user, int video) {
        /** The place of the target. */
        static final int TARGET = -1;
    }

    /** Sources of a class that are trained on, of all; more are needed where histories are long and real. */
    private static final double SHARE_TRAINED_ON = 0.36;

    /** Sources of a class that one video shows, where there are eight of them or more. */
    private static final int SOURCES_OF_A_VIDEO = 2;

    private static final int FEWEST_SOURCES = 4;

    /** Parts of a clip that stand for a segment: its beginning, middle and end, each so much of it. */
    private static final double PART = 0.6;

    private static final int PARTS = 3;

    /** What a segment shows. */
    record View(float[] vector, Appeal appeal) {}

    private final long seed;
    private final List<String> classes;
    private final Map<String, Map<Side, List<List<View>>>> sources = new TreeMap<>();

    ClipPools(Collection<AnalysedClip> clips, long seed) throws BadInputException {
        this.seed = seed;
        Map<String, List<AnalysedClip>> byClass = clips.stream()
                .collect(Collectors.groupingBy(clip -> clip.clip().label(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<AnalysedClip>> one : byClass.entrySet()) {
            sources.put(one.getKey(), sides(one.getKey(), one.getValue()));
        }
        classes = List.copyOf(sources.keySet());
        if (classes.size() < 2) {
            throw new BadInputException("too-few-clips", "tastes need clips of two classes or more, not " + classes);
        }
    }

    private Map<Side, List<List<View>>> sides(String label, List<AnalysedClip> clips) throws BadInputException {
        Map<String, List<View>> bySource = new TreeMap<>();
        for (AnalysedClip clip : clips) {
            bySource.computeIfAbsent(clip.clip().source(), source -> new ArrayList<>())
                    .addAll(views(clip));
        }
        if (bySource.size() < FEWEST_SOURCES) {
            throw new BadInputException(
                    "too-few-clips",
                    "the class " + label + " has clips of " + bySource.size() + " sources; composing needs "
                            + FEWEST_SOURCES
                            + " at least: histories and targets, of those trained on and those measured on");
        }
        List<List<View>> shuffled = new ArrayList<>(bySource.values());
        Collections.shuffle(shuffled, Draws.seeded(seed, "sources of " + label));
        int trained = Math.max(2, (int) (SHARE_TRAINED_ON * shuffled.size()));
        Map<Side, List<List<View>>> sides = new EnumMap<>(Side.class);
        sides.put(Side.TRAINING, shuffled.subList(0, trained));
        sides.put(Side.MEASURED, shuffled.subList(trained, shuffled.size()));
        return sides;
    }

    private static List<View> views(AnalysedClip clip) {
        List<View> views = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            long start = (long) (clip.durationMicros() * (1 - PART) * part / (PARTS - 1));
            long length = Math.max(1, (long) (clip.durationMicros() * PART));
            List<Segment> segment = List.of(new Segment(0, new TimeRange(start, start + length)));
            views.add(new View(
                    SegmentPooling.mean(clip.features(), segment).row(0),
                    AppealPooling.of(clip.signals(), segment).get(0)));
        }
        return views;
    }

    /** The classes, by name. */
    List<String> classes() {
        return classes;
    }

    /** What a video at that place may show of a class: all views of its sources. */
    List<View> views(Place place, String label) {
        List<List<View>> own = new ArrayList<>(Objects.requireNonNull(
                Objects.requireNonNull(sources.get(label), label).get(place.side()), label));
        Collections.shuffle(own, Draws.seeded(seed, "sources of " + label + " for " + place.user()));
        int shown = Math.max(1, Math.min(SOURCES_OF_A_VIDEO, own.size() / 4));
        if (place.video() == Place.TARGET) {
            return joined(own.subList(0, shown));
        }
        List<List<View>> others = own.subList(shown, own.size());
        List<List<View>> some = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            some.add(others.get((place.video() * shown + i) % others.size()));
        }
        return joined(some);
    }

    private static List<View> joined(List<List<View>> some) {
        return some.stream().flatMap(List::stream).toList();
    }

    /** Any class. */
    String anyClass(Random random) {
        return classes.get(random.nextInt(classes.size()));
    }
}
