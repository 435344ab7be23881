package io.reprise.learn.train;

import java.util.List;

/**
 * What viewers of real film clip, beside the users a model is learned from.
 *
 * @param elsewhere lessons whose history comes from other videos
 * @param here lessons whose history comes from the very video
 * @param source where they come from, for the provenance
 */
public record FilmExamples(List<RankingExample> elsewhere, List<RankingExample> here, String source) {
    /** None. */
    public static final FilmExamples NONE = new FilmExamples(List.of(), List.of(), "none");

    public FilmExamples {
        elsewhere = List.copyOf(elsewhere);
        here = List.copyOf(here);
    }
}
