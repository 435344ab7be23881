package io.reprise.engine.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.testing.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timelines that a person edited badly are refused in one line. */
class TimelineFuzzTest {
    private static final String TIMELINE = """
            {"video": {"path": "film.mp4", "sha256": "abcdef"},
             "suggestions": [{"rank": 1, "start": 1.5, "end": 4.25}, {"rank": 2, "start": 9, "end": 12e0}]}
            """;

    @TempDir
    Path folder;

    @Test
    void damagedOnes() throws IOException, InterruptedException {
        byte[] whole = TIMELINE.getBytes(StandardCharsets.UTF_8);
        Fuzz.run(folder.resolve("damaged.json"), List.of(whole), Timeline::read);
    }

    /** Found by fuzzing: half a surrogate pair in the video's path. */
    @ParameterizedTest
    @ValueSource(strings = {"path-of-no-file.json"})
    void whatWasFoundIsRefused(String name) throws Exception {
        try (InputStream found = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            Path file = Files.write(folder.resolve(name), found.readAllBytes());
            assertThatThrownBy(() -> Timeline.read(file))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("no file can be named")
                    .hasMessageNotContaining("\ud800");
        }
    }
}
