package io.reprise.learn.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.learn.evaluate.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PersonaBenchmarkTest {
    /** Six segments, alternately of two kinds. */
    private static final RankableVideo FILM = new RankableVideo(
            60,
            new UniformSegmenter(10).segment(60, new long[0]),
            FeatureSpec.single("test/1", 2),
            FeatureMatrix.of(6, 2, new float[] {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1}),
            List.of());

    private static Personas personas(Persona... all) {
        return new Personas("film", 10, 6, List.of(all));
    }

    @Test
    void candidatesAreNeitherHistoryNorIgnored() throws BadInputException {
        Persona persona = new Persona("p", "", Set.of(0), Set.of(3, 5), Set.of(1));
        PersonaBenchmark.Row row = new PersonaBenchmark(FILM, personas(persona)).run(new EarliestRanker());
        // ranked 2 3 4 5: relevant at ranks 2 and 4
        assertThat(row.ap()).isCloseTo((1 / 2. + 2 / 4.) / 2, within(1e-12));
        assertThat(row.precisionAt5()).isEqualTo(1);
    }

    @Test
    void similarityFindsWhatIsSimilarEarlierFirst() throws BadInputException {
        Persona persona = new Persona("p", "", Set.of(1), Set.of(3, 5), Set.of());
        PersonaBenchmark.Row row = new PersonaBenchmark(FILM, personas(persona)).run(SimilarityRanker.maxSimilarity());
        assertThat(row.ap()).isEqualTo(1);
        assertThat(row.personas()).hasSize(1);
    }

    @Test
    void svmDLearnsFromTheOtherViewersOnly() throws BadInputException {
        Persona likesOdd = new Persona("odd", "", Set.of(1), Set.of(3, 5), Set.of());
        Persona likesEven = new Persona("even", "", Set.of(0), Set.of(2, 4), Set.of());
        PersonaBenchmark.Row row = new PersonaBenchmark(FILM, personas(likesOdd, likesEven)).svmD();
        assertThat(row.ap()).as("similar segments are liked by both").isEqualTo(1);
        Persona likesTheOther = new Persona("contrary", "", Set.of(0), Set.of(1, 3, 5), Set.of());
        PersonaBenchmark.Row misled = new PersonaBenchmark(FILM, personas(likesOdd, likesTheOther)).svmD();
        assertThat(misled.ap()).as("each is misled by the other").isLessThan(.8);
        PersonaBenchmark.Row alone = new PersonaBenchmark(FILM, personas(likesOdd)).svmD();
        assertThat(alone.ap()).isEqualTo(1);
    }

    @Test
    void aSegmentBeyondTheFilmIsRefused() {
        Persona persona = new Persona("late", "", Set.of(1), Set.of(6), Set.of());
        assertThatThrownBy(() -> new PersonaBenchmark(FILM, personas(persona)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'late' names segment 6");
    }

    @Test
    void readsAFileAndSaysWhatIsWrongWithABadOne(@TempDir Path folder) throws Exception {
        Path good = Files.writeString(
                folder.resolve("good.json"),
                "{\"film\":\"f\",\"segment_seconds\":5,\"segments\":9,\"personas\":[{\"name\":\"a\",\"taste\":\"t\","
                        + "\"history\":[1],\"target\":[2,3],\"ignore\":[]}]}");
        assertThat(PersonasFile.read(good).personas().get(0).target()).containsExactly(2, 3);
        for (String bad : List.of(
                "",
                "{",
                "[]",
                "{\"segment_seconds\":5,\"personas\":[]}",
                "{\"segment_seconds\":-5,\"personas\":[{\"history\":[1],\"target\":[2]}]}",
                "{\"segment_seconds\":5,\"personas\":[{\"history\":[1.5],\"target\":[2]}]}",
                "{\"segment_seconds\":5,\"personas\":[{\"history\":[1],\"target\":[]}]}",
                "{\"segment_seconds\":5,\"personas\":[{\"history\":[1],\"target\":[1]}]}")) {
            Path file = Files.writeString(folder.resolve("bad.json"), bad);
            assertThatThrownBy(() -> PersonasFile.read(file)).as(bad).isInstanceOf(BadInputException.class);
        }
        assertThatThrownBy(() -> PersonasFile.read(folder.resolve("none.json"))).hasMessageContaining("no such file");
    }

    @Test
    void thinnedToTheMiddleOfEachRun() {
        Persona persona = new Persona("p", "", Set.of(1, 2, 3, 7, 8, 12), Set.of(20), Set.of(4));
        Persona one = persona.thinned(1, Persona.Rest.IGNORED);
        assertThat(one.history()).containsExactly(2, 7, 12);
        assertThat(one.ignore()).containsExactly(1, 3, 4, 8);
        assertThat(one.target()).containsExactly(20);
        Persona wanted = persona.thinned(2, Persona.Rest.WANTED);
        assertThat(wanted.history()).containsExactly(1, 2, 7, 8, 12);
        assertThat(wanted.target()).containsExactly(3, 20);
        assertThat(wanted.ignore()).containsExactly(4);
        assertThat(persona.thinned(9, Persona.Rest.WANTED)).isEqualTo(persona);
        assertThatThrownBy(() -> persona.thinned(0, Persona.Rest.WANTED)).hasMessageContaining("0");
    }

    @Test
    void aRowHasAnIntervalAndPairsWithOthers() throws BadInputException {
        Persona odd = new Persona("odd", "o", Set.of(1), Set.of(3, 5), Set.of());
        Persona even = new Persona("even", "e", Set.of(0), Set.of(2, 4), Set.of());
        PersonaBenchmark benchmark = new PersonaBenchmark(FILM, personas(odd, even));
        PersonaBenchmark.Row similarity = benchmark.run(SimilarityRanker.maxSimilarity());
        PersonaBenchmark.Row earliest = benchmark.run(new EarliestRanker());
        assertThat(similarity.apInterval(1)).isEqualTo(new Interval(1, 1));
        // odd: 0 2 3 4 5 gives 1/3 and 2/5; even: 1 2 3 4 5 gives 1/2 and 2/4
        assertThat(similarity.apAbove(earliest).get(0)).isCloseTo(1 - (1 / 3. + 2 / 5.) / 2, within(1e-12));
        assertThat(similarity.apAbove(earliest).get(1)).isCloseTo(0.5, within(1e-12));
        assertThat(earliest.apInterval(1).low()).isCloseTo((1 / 3. + 2 / 5.) / 2, within(1e-12));
    }

    @Test
    void controlsLearnWhatTheOthersClip() throws BadInputException {
        Persona odd = new Persona("odd", "o", Set.of(1), Set.of(3, 5), Set.of());
        Persona even = new Persona("even", "e", Set.of(0), Set.of(2, 4), Set.of());
        List<PersonaBenchmark.Row> controls =
                new PersonaBenchmark(FILM, personas(odd, even)).controls(List.of(SimilarityRanker.videoMmr()));
        assertThat(controls)
                .extracting(PersonaBenchmark.Row::ranker)
                .containsExactly(
                        "video-mmr/1 + position + appeal", "svm-d/1, of the other viewers + position + appeal");
        assertThat(controls.get(0).ap()).isEqualTo(1);
    }
}
