package io.reprise.core.history;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a person's taste when a video is ranked.
 *
 * @param spec what the features are; a ranker refuses a video of another spec
 * @param highlights the highlights made before, oldest first; may be empty
 * @param sources the videos at hand that highlights were cut from, each once; may be empty
 * @param negatives what was rejected, or shown and not kept, oldest first; may be empty
 */
public record History(
        FeatureSpec spec, List<Highlight> highlights, List<SourceVideo> sources, List<Negative> negatives) {
    public History {
        highlights = List.copyOf(highlights);
        sources = List.copyOf(sources);
        negatives = List.copyOf(negatives);
        for (Highlight highlight : highlights) {
            check(spec, "highlight '" + highlight.name() + "' has", highlight.feature().length);
        }
        for (SourceVideo source : sources) {
            check(
                    spec,
                    "source video '" + source.video() + "' has",
                    source.unclipped().dim());
        }
        for (Negative negative : negatives) {
            check(spec, "a negative has", negative.feature().length);
        }
        if (sources.stream().map(SourceVideo::video).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("a source video of the history is there twice");
        }
    }

    private static void check(FeatureSpec spec, String what, int dim) {
        if (dim != spec.dim()) {
            throw new IllegalArgumentException(
                    what + " " + dim + " dimensions, " + spec.encoder() + " has " + spec.dim());
        }
    }

    /** A history of highlights of which nothing else is known. */
    public static History of(FeatureSpec spec, List<Highlight> highlights) {
        return new History(spec, highlights, List.of(), List.of());
    }

    /** The history of a person who has made nothing yet. */
    public static History empty(FeatureSpec spec) {
        return of(spec, List.of());
    }

    /** The same with only some of its highlights, and of the source videos those they were cut from. */
    public History with(List<Highlight> some) {
        Set<String> videos = some.stream()
                .flatMap(highlight -> highlight.origin().stream())
                .map(Origin::video)
                .collect(Collectors.toSet());
        return new History(
                spec,
                some,
                sources.stream()
                        .filter(source -> videos.contains(source.video()))
                        .toList(),
                negatives);
    }

    /** Whether nothing was made before. Negatives may be known all the same. */
    public boolean isEmpty() {
        return highlights.isEmpty();
    }

    /** Number of highlights. */
    public int size() {
        return highlights.size();
    }

    /** The highlights' vectors [size][dim]; no rows for an empty history. */
    public FeatureMatrix features() {
        return rows(highlights.stream().map(Highlight::feature).toList());
    }

    private FeatureMatrix rows(List<float[]> vectors) {
        return vectors.isEmpty() ? FeatureMatrix.of(0, spec.dim(), new float[0]) : FeatureMatrix.ofRows(vectors);
    }
}
