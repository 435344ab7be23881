package io.reprise.learn.data;

import io.reprise.core.error.BadInputException;
import io.reprise.core.testing.Fuzz;
import io.reprise.learn.personas.PersonasFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged annotations, predictions and personas are refused in one line. */
class DatasetFuzzTest {
    private static final String ANNOTATIONS = """
            youtubeId,start,duration,user_id,video_duration,is_last
            v,1,2.5,1,12.5,True
            u,30.25,3,1,-1,False
            w,0,2,2,5,True
            """;
    private static final String PREDICTIONS = """
            {"user_id": "1", "youtubeId": "v", "segment_seconds": 5, "scores": [0.1, 0.2, -3e2]}
            {"user_id": 2, "youtubeId": "w", "segment_seconds": 5.0, "scores": [1]}
            """;
    private static final String PERSONAS = """
            {"film": "a film", "segment_seconds": 5, "segments": 12, "personas": [
              {"name": "ann", "taste": "red", "history": [1, 2], "target": [4, 5], "ignore": [3]},
              {"name": "bob", "taste": "blue", "history": [7], "target": [0], "ignore": []}]}
            """;

    @TempDir
    Path folder;

    private static List<byte[]> bytes(String text) {
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void annotations() throws IOException, InterruptedException {
        Fuzz.run(folder.resolve("damaged.csv"), bytes(ANNOTATIONS), Phd2Reader::read);
    }

    @Test
    void predictions() throws BadInputException, IOException, InterruptedException {
        Dataset dataset = Phd2Reader.read(Files.writeString(folder.resolve("whole.csv"), ANNOTATIONS));
        Fuzz.run(folder.resolve("damaged.jsonl"), bytes(PREDICTIONS), file -> PredictionsFile.read(file, dataset));
    }

    @Test
    void personas() throws IOException, InterruptedException {
        Fuzz.run(folder.resolve("damaged.json"), bytes(PERSONAS), PersonasFile::read);
    }
}
