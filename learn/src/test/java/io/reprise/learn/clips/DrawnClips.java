package io.reprise.learn.clips;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;

/** Clips that need no files: a direction a class, a little of another a source, noise. */
public final class DrawnClips {
    public static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 8);
    private static final long SECOND = 1_000_000;

    private DrawnClips() {}

    /** So many classes named a, b, .. of so many sources with two clips each. */
    public static List<Clip> clips(int classes, int sources) {
        List<Clip> clips = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            String label = String.valueOf((char) ('a' + c));
            for (int s = 1; s <= sources; s++) {
                for (int k = 1; k <= 2; k++) {
                    clips.add(new Clip(label, label + "/g" + s, Path.of(label, "g" + s + "_" + k + ".mp4")));
                }
            }
        }
        return clips;
    }

    /** Their analyses, two moments each; each clip three seconds long. */
    public static ComposedMaterial material(List<Clip> clips, double noise) {
        Map<Clip, AnalysedClip> analysed = new HashMap<>();
        for (Clip clip : clips) {
            analysed.put(clip, analysed(clip, noise));
        }
        return new ComposedMaterial(SPEC, analysed, some -> history(analysed, some));
    }

    private static AnalysedClip analysed(Clip clip, double noise) {
        Random random = new Random(clip.name().hashCode());
        List<float[]> rows = new ArrayList<>();
        for (int moment = 0; moment < 2; moment++) {
            float[] row = new float[SPEC.dim()];
            row[clip.label().charAt(0) - 'a'] = 1;
            for (int d = 0; d < row.length; d++) {
                row[d] += (float) (noise * random.nextGaussian());
            }
            rows.add(row);
        }
        long[] times = {0, 2 * SECOND};
        FeatureMatrix signals = FeatureMatrix.of(2, Signal.values().length, new float[2 * Signal.values().length]);
        return new AnalysedClip(
                clip,
                clip.name(),
                3 * SECOND,
                new FeatureTrack(SPEC, times, FeatureMatrix.ofRows(rows)),
                new SignalTrack(new FeatureTrack(SignalTrack.SPEC, times, signals)));
    }

    private static History history(Map<Clip, AnalysedClip> analysed, List<Clip> clips) {
        Segment whole = new Segment(0, new TimeRange(0, 3 * SECOND));
        List<Highlight> highlights = clips.stream()
                .map(clip -> new Highlight(
                        clip.name(),
                        SegmentPooling.mean(
                                        Objects.requireNonNull(analysed.get(clip))
                                                .features(),
                                        List.of(whole))
                                .row(0),
                        OptionalDouble.empty()))
                .toList();
        return History.of(SPEC, highlights);
    }
}
