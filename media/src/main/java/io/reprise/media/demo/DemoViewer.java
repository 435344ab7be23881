package io.reprise.media.demo;

import io.reprise.core.time.TimeRange;
import java.util.List;

/**
 * A viewer who has made GIFs of the demo film before.
 *
 * @param name what to call them
 * @param likes the kinds of scene they clip
 * @param history the ranges they have clipped: the first occurrences of those kinds
 * @param wanted scenes of those kinds that come later: what they should be given
 */
public record DemoViewer(String name, List<SceneKind> likes, List<TimeRange> history, List<Scene> wanted) {
    private static final long MARGIN_MICROS = 1_000_000;
    private static final long CLIP_MICROS = 3_000_000;

    public DemoViewer {
        likes = List.copyOf(likes);
        history = List.copyOf(history);
        wanted = List.copyOf(wanted);
    }

    /** Two viewers with different tastes: each has clipped the first two scenes of each kind he likes. */
    public static List<DemoViewer> two(List<Scene> film) {
        return List.of(of("fay", SceneKind.FISH, film), of("max", SceneKind.FIREWORKS, film));
    }

    private static DemoViewer of(String name, SceneKind kind, List<Scene> film) {
        List<Scene> all = film.stream().filter(scene -> scene.kind() == kind).toList();
        List<TimeRange> history = all.stream()
                .limit(2)
                .map(scene -> scene.range().startMicros() + MARGIN_MICROS)
                .map(start -> new TimeRange(start, start + CLIP_MICROS))
                .toList();
        return new DemoViewer(name, List.of(kind), history, all.subList(2, all.size()));
    }
}
