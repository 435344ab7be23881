package io.reprise.learn.personas;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The tastes that docs/experiments-film.md measures beside the eight viewers: a history hardly touches a target. */
class OwnTastesTest {
    @Test
    void everyTasteIsAQuestionWithAnAnswerThatIsNotNextDoor() throws BadInputException, URISyntaxException {
        URL file = OwnTastesTest.class.getResource("big_buck_bunny_own.json");
        Personas tastes = PersonasFile.read(Path.of(Objects.requireNonNull(file).toURI()));
        assertThat(tastes.personas()).hasSize(144);
        for (Persona taste : tastes.personas()) {
            assertThat(taste.history()).hasSizeBetween(2, 12);
            assertThat(taste.target()).hasSizeGreaterThan(2).allMatch(segment -> segment < 127);
            // the burrow is a single scene, so it had to be cut into pieces that touch
            assertThat(taste.target())
                    .noneMatch(segment -> !taste.name().startsWith("waking_burrow")
                            && (taste.history().contains(segment - 1)
                                    || taste.history().contains(segment + 1)));
        }
    }
}
