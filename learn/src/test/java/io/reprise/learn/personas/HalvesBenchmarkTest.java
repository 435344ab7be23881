package io.reprise.learn.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.train.FilmExamples;
import io.reprise.learn.train.RankingExample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class HalvesBenchmarkTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 2);
    private static final float[] KINDS = {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1};

    /** Eight segments, alternately of two kinds, a moment in the middle of each. */
    private static final RankableVideo FILM = new RankableVideo(
            "film",
            80,
            new UniformSegmenter(10).segment(80, new long[0]),
            SPEC,
            FeatureMatrix.of(8, 2, KINDS),
            List.of(),
            Optional.of(
                    new FeatureTrack(SPEC, new long[] {5, 15, 25, 35, 45, 55, 65, 75}, FeatureMatrix.of(8, 2, KINDS))));

    private static final Persona ODD = new Persona("odd 1", "odd", Set.of(1, 7), Set.of(3, 5), Set.of(2));

    private static Personas personas(Persona... all) {
        return new Personas("film", 10, 8, List.of(all));
    }

    @Test
    void eachHalfIsAskedAboutGivenTheOther() throws BadInputException {
        HalvesBenchmark benchmark = new HalvesBenchmark(FILM, personas(ODD));
        PersonaBenchmark.Row earliest = benchmark.run(new EarliestRanker());
        assertThat(earliest.personas()).hasSize(2);
        // of the second half 4 5 6 7 the second and the fourth; of the first, 2 being ignored, 0 1 3: second and third
        assertThat(earliest.personas().get(0).ap()).isCloseTo((1 / 2. + 2 / 4.) / 2, within(1e-12));
        assertThat(earliest.personas().get(1).ap()).isCloseTo((1 / 2. + 2 / 3.) / 2, within(1e-12));
        assertThat(benchmark.run(SimilarityRanker.maxSimilarity()).ap()).isEqualTo(1);
    }

    @Test
    void aHalfIsAVideoOfItsOwn() {
        FilmExamples lessons = PersonaExamples.of(List.of(FILM), personas(ODD));
        RankingExample second = lessons.elsewhere().get(0);
        assertThat(second.video().id()).isEqualTo("film/2");
        assertThat(second.video().durationMicros()).isEqualTo(40);
        assertThat(second.video().segments().get(0).range()).isEqualTo(new TimeRange(0, 10));
        assertThat(second.video().moments().orElseThrow().timesMicros()).containsExactly(5, 15, 25, 35);
        assertThat(second.clipped()).containsExactly(false, true, false, true);
        assertThat(second.history().highlights())
                .extracting(highlight -> highlight.origin().orElseThrow())
                .containsExactly(
                        new Origin("film/1", new TimeRange(10, 20)), new Origin("film/1", new TimeRange(30, 40)));
        assertThat(second.history().sources()).singleElement().satisfies(source -> {
            assertThat(source.video()).isEqualTo("film/1");
            assertThat(source.statistics().count()).isEqualTo(4);
        });
        assertThat(lessons.here()).singleElement().satisfies(here -> {
            assertThat(here.video()).isSameAs(FILM);
            assertThat(here.candidates()).containsExactly(true, false, false, true, true, true, true, false);
        });
    }

    @Test
    void theSameTasteCountsOnceAndTooLittleIsRefused() throws BadInputException {
        Persona again = new Persona("odd 2", "odd", Set.of(1, 3), Set.of(5, 7), Set.of());
        assertThat(new HalvesBenchmark(FILM, personas(ODD, again))
                        .run(new EarliestRanker())
                        .personas())
                .hasSize(2);
        Persona once = new Persona("once", "", Set.of(1), Set.of(5), Set.of());
        assertThatThrownBy(() -> new HalvesBenchmark(FILM, personas(once)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least two segments of each half");
        Persona beyond = new Persona("late", "", Set.of(1), Set.of(9), Set.of());
        assertThatThrownBy(() -> new HalvesBenchmark(FILM, personas(beyond)))
                .hasMessageContaining("'late' names segment 9");
    }
}
