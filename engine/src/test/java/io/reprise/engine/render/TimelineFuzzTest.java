package io.reprise.engine.render;

import io.reprise.core.testing.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
