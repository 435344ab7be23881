package io.reprise.learn.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.trouble.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void likenessFindsWhatIsAlikeEarlierFirst() throws BadInputException {
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
        assertThat(row.ap()).as("that likeness is liked holds for both").isEqualTo(1);
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
}
