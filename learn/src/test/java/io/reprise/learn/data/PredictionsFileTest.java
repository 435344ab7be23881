package io.reprise.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsFileTest {
    /** The first user's target has 3 segments, the second's 1. */
    private static final String ANNOTATIONS = """
            youtubeId,start,duration,user_id,video_duration,is_last
            v,1,2,1,12.5,True
            w,0,2,2,5,True
            """;

    private static final String SECOND =
            "{\"user_id\": 2, \"youtubeId\": \"w\", \"segment_seconds\": 5.0, \"scores\": [1]}";

    @TempDir
    Path folder;

    private Dataset dataset = new Dataset(List.of(), "");

    @BeforeEach
    void annotations() throws BadInputException, IOException {
        dataset = Phd2Reader.read(Files.writeString(folder.resolve("a.csv"), ANNOTATIONS));
    }

    private Predictions read(String... lines) throws BadInputException {
        Path file = folder.resolve("p.jsonl");
        try {
            Files.writeString(file, String.join("\n", lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return PredictionsFile.read(file, dataset);
    }

    private static String line(String user, String video, String seconds, String scores) {
        return "{\"user_id\":\"" + user + "\",\"youtubeId\":\"" + video + "\",\"segment_seconds\":" + seconds
                + ",\"scores\":" + scores + "}";
    }

    @Test
    void readsAndLeavesOutASliver() throws BadInputException {
        Predictions read = read(line("1", "v", "5", "[1,2.5,-3e2]"), "", line("2", "w", "5", "[1, 7]"));
        assertThat(read.segmentSamples()).isEqualTo(50);
        assertThat(read.scores(dataset.users().get(0))).containsExactly(1, 2.5, -300);
        assertThat(read.scores(dataset.users().get(1))).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|v|5|[1,2,3]|user 3 is not among the annotations' users",
                "1|x|5|[1,2,3]|the target of user 1 is video v, not x",
                "1|v|5|[1,2]|too few scores, 2: video v of 12.5 s has 3 segments",
                "1|v|5|[1,2,3,4,5]|too many scores, 5",
                "1|v|5|[1,NaN,3]|score 1 is",
                "1|v|5|[1,Infinity,3]|score 1 is",
                "1|v|5|[1,null,3]|score 1 is null",
                "1|v|5|[1,\"x\",3]|score 1 is \"x\"",
                "1|v|5|[1,1e400,3]|score 1 is",
                "1|v|5|7|field scores is missing or no list",
                "1|v|0|[1,2,3]|segment_seconds is 0; it must be a positive number of tenths",
                "1|v|-5|[1,2,3]|segment_seconds is -5",
                "1|v|0.25|[1,2,3]|tenths",
                "1|v|\"5\"|[1,2,3]|field segment_seconds is missing or no number",
                "1|v|2.5|[1,2,3,4,5]|segment_seconds is 2.5, in the rows before it was 5.0",
                "2|w|5|[1]|user 2 was predicted already, in row 1",
            })
    void namesTheRow(String user, String video, String seconds, String scores, String message) {
        assertThatThrownBy(() -> read(SECOND, line(user, video, seconds, scores)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("p.jsonl, row 2: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThatThrownBy(() -> read("{\"user_id\":")).hasMessageContaining("row 1: this is no JSON");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("row 1: a prediction is a JSON object");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("row 1: field user_id is missing");
        assertThatThrownBy(() -> read(SECOND))
                .hasMessageContaining("no prediction for 1 of 2 targets, the first is that of user 1 (video v)");
        assertThatThrownBy(() -> PredictionsFile.read(folder, dataset)).hasMessageContaining("folder");
        assertThatThrownBy(() -> PredictionsFile.read(folder.resolve("no"), dataset))
                .hasMessageContaining("no file");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws BadInputException, IOException {
        Path file = folder.resolve("w.jsonl");
        PredictionsFile.write(
                file,
                List.of(new Prediction("1", "v", new double[] {.1, -1e-17, 3}), new Prediction("2", "w", new double[] {4
                })));
        assertThat(PredictionsFile.read(file, dataset).scores(dataset.users().get(0)))
                .containsExactly(.1, -1e-17, 3);
    }
}
