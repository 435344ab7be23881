package io.reprise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.json.Answer;
import io.reprise.engine.testing.DrawnFilm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's use as README.md shows it, on drawn films. */
class RepriseTest {
    @TempDir
    Path folder;

    @Test
    void twoLinesFindWhatAPersonWouldClip() throws Exception {
        Path home = folder.resolve("home");
        Path path = DrawnFilm.write(folder.resolve("film.mp4"), 5, 3);
        List<Path> paths = List.of(DrawnFilm.write(folder.resolve("liked.mp4"), 1, 9));

        Answer found = new Reprise(home).video(path).like(paths).suggest();

        assertThat(found.personalised()).isTrue();
        assertThat(found.history()).isEqualTo(1);
        assertThat(found.suggestions()).isNotEmpty();
        assertThat(found.suggestions().get(0).because())
                .allSatisfy(reason ->
                        assertThat(reason.highlight()).isEqualTo(paths.get(0).toString()));
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void filesAreMadeAndSettingsCount() throws Exception {
        Path film = DrawnFilm.write(folder.resolve("film.mp4"), 4, 3);
        Answer made = new Reprise(folder.resolve("home"))
                .video(film)
                .with(request ->
                        request.choose(ChooseOptions.DEFAULT.withTop(1)).threads(1))
                .make(folder.resolve("out"));
        assertThat(made.personalised()).isFalse();
        assertThat(made.suggestions()).hasSize(1);
        assertThat(Path.of(String.valueOf(made.suggestions().get(0).file()))).isNotEmptyFile();
    }

    @Test
    void errorsAreTyped() throws Exception {
        Reprise reprise = new Reprise(folder.resolve("home"));
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        assertThatThrownBy(() -> reprise.video(text).suggest()).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> reprise.video(text)
                        .with(request -> request.segments("scenes"))
                        .suggest())
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.option()).isEqualTo("segments"));
    }
}
