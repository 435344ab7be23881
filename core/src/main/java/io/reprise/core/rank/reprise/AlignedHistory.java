package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history as if it had been cut from the video that is ranked. What makes a highlight one is how it differs from what
 * was passed over in its own video, not what its whole video looks like: each highlight is moved by the difference
 * between the means of the two videos, and so is what was passed over. Highlights of this video, or of one of which
 * nothing else is known, stay where they are.
 */
final class AlignedHistory {
    private final FeatureSpec spec;
    private final float[] here;

    private AlignedHistory(FeatureSpec spec, float[] here) {
        this.spec = spec;
        this.here = here;
    }

    static History to(PreparedVideo prepared, History history) {
        if (history.sources().isEmpty()) {
            return history;
        }
        RankableVideo video = prepared.video();
        return new AlignedHistory(video.spec(), prepared.mean()).align(video.id(), history);
    }

    private History align(String ranked, History history) {
        Map<String, float[]> means = new HashMap<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (SourceVideo source : history.sources()) {
            float[] there = source.statistics().mean();
            if (source.video().equals(ranked)) {
                sources.add(source);
                continue;
            }
            means.put(source.video(), there);
            sources.add(new SourceVideo(source.video(), source.statistics(), moved(source.unclipped(), there)));
        }
        List<Highlight> highlights = history.highlights().stream()
                .map(highlight -> moved(
                        highlight,
                        means.get(highlight.origin().map(Origin::video).orElse(""))))
                .toList();
        return new History(spec, highlights, sources, history.negatives());
    }

    private Highlight moved(Highlight highlight, float @Nullable [] there) {
        if (there == null) {
            return highlight;
        }
        FeatureMatrix one = moved(FeatureMatrix.ofRows(List.of(highlight.feature())), there);
        return new Highlight(highlight.name(), one.row(0), highlight.position(), highlight.origin());
    }

    /** A part that is absent in a vector or in either mean stays as it is. */
    private FeatureMatrix moved(FeatureMatrix vectors, float[] there) {
        float[] values = vectors.values().clone();
        for (int row = 0; row < vectors.rows(); row++) {
            int start = row * spec.dim();
            for (FeaturePart part : spec.parts()) {
                if (!part.isAbsent(values, start) && !part.isAbsent(there, 0) && !part.isAbsent(here, 0)) {
                    for (int d = part.offset(); d < part.end(); d++) {
                        values[start + d] += here[d] - there[d];
                    }
                }
            }
        }
        return FeatureMatrix.of(vectors.rows(), spec.dim(), values);
    }

    /** The mean of each part over the vectors that have it. */
    static float[] mean(FeatureSpec spec, FeatureMatrix vectors) {
        float[] mean = new float[spec.dim()];
        for (FeaturePart part : spec.parts()) {
            int present = 0;
            for (int row = 0; row < vectors.rows(); row++) {
                if (!part.isAbsent(vectors.values(), row * spec.dim())) {
                    present++;
                    for (int d = part.offset(); d < part.end(); d++) {
                        mean[d] += vectors.get(row, d);
                    }
                }
            }
            for (int d = part.offset(); d < part.end(); d++) {
                mean[d] /= Math.max(1, present);
            }
        }
        return mean;
    }
}
