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

/** Clips of every class in four pools without a common source: histories and targets, of those trained on and of others. */
final class ClipPools {
    /** Who is shown the clips of a pool. */
    enum Pool {
        TRAINING_HISTORY,
        TRAINING_TARGET,
        HISTORY,
        TARGET
    }

    /** Parts of a clip that stand for a segment: its beginning, middle and end, each so much of it. */
    private static final double PART = 0.6;

    private static final int PARTS = 3;

    /** What a segment shows. */
    record View(float[] vector, Appeal appeal) {}

    private final List<String> classes;
    private final Map<String, Map<Pool, List<View>>> views = new TreeMap<>();

    ClipPools(Collection<AnalysedClip> clips, long seed) throws BadInputException {
        Map<String, List<AnalysedClip>> byClass = clips.stream()
                .collect(Collectors.groupingBy(clip -> clip.clip().label(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<AnalysedClip>> one : byClass.entrySet()) {
            views.put(one.getKey(), pools(one.getKey(), one.getValue(), seed));
        }
        classes = List.copyOf(views.keySet());
        if (classes.size() < 2) {
            throw new BadInputException("too-few-clips", "tastes need clips of two classes or more, not " + classes);
        }
    }

    private static Map<Pool, List<View>> pools(String label, List<AnalysedClip> clips, long seed)
            throws BadInputException {
        List<String> sources = new ArrayList<>(clips.stream()
                .map(clip -> clip.clip().source())
                .distinct()
                .sorted()
                .toList());
        int pools = Pool.values().length;
        if (sources.size() < pools) {
            throw new BadInputException(
                    "too-few-clips",
                    "the class " + label + " has clips of " + sources.size() + " sources; composing needs " + pools
                            + " at least: histories and targets, of those trained on and those measured on");
        }
        Collections.shuffle(sources, Draws.seeded(seed, "sources of " + label));
        Map<Pool, List<View>> views = new EnumMap<>(Pool.class);
        int next = 0;
        for (Pool pool : Pool.values()) {
            int place = next++;
            views.put(
                    pool,
                    clips.stream()
                            .filter(clip -> sources.indexOf(clip.clip().source()) % pools == place)
                            .flatMap(clip -> views(clip).stream())
                            .toList());
        }
        return views;
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

    /** Any view of that class. */
    View draw(Pool pool, String label, Random random) {
        List<View> some = Objects.requireNonNull(
                Objects.requireNonNull(views.get(label), label).get(pool), label);
        return some.get(random.nextInt(some.size()));
    }

    /** Any class. */
    String anyClass(Random random) {
        return classes.get(random.nextInt(classes.size()));
    }
}
