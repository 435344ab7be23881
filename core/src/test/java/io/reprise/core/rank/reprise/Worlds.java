package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.UniformSegmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Drawn videos and histories of a few kinds of content, in features of two parts. */
final class Worlds {
    static final FeatureSpec TWO_PARTS =
            new FeatureSpec("drawn/1", List.of(new FeaturePart("a", 0, 4, 2), new FeaturePart("b", 4, 1, 1)));
    private static final long SEGMENT = 5_000_000;

    private final Random random;

    Worlds(long seed) {
        random = new Random(seed);
    }

    /** A vector of a kind, 0 to 3, with noise. */
    float[] vector(int kind) {
        float[] vector = new float[5];
        for (int d = 0; d < 5; d++) {
            vector[d] = 1 + .1f * (float) random.nextGaussian();
        }
        vector[kind] += 1;
        vector[4] += .3f * kind;
        return vector;
    }

    Highlight highlight(int kind) {
        return new Highlight("kind " + kind, vector(kind), OptionalDouble.empty());
    }

    /** GIFs of any kind. */
    History history(int size) {
        List<Highlight> highlights = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            highlights.add(highlight(random.nextInt(4)));
        }
        return History.of(TWO_PARTS, highlights);
    }

    RankableVideo video(String id, int segments, IntUnaryOperator kinds) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            rows.add(vector(kinds.applyAsInt(i)));
        }
        return of(id, rows);
    }

    /** A video all segments of which are the same. */
    RankableVideo constant(int segments) {
        float[] one = vector(0);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            rows.add(one);
        }
        return of("constant", rows);
    }

    static RankableVideo of(String id, List<float[]> rows) {
        long length = rows.size() * SEGMENT;
        return new RankableVideo(
                id,
                length,
                new UniformSegmenter(SEGMENT).segment(length, new long[0]),
                TWO_PARTS,
                FeatureMatrix.ofRows(rows),
                List.of());
    }
}
