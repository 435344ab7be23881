package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.benchmark.clips.DrawnClipFiles;
import io.reprise.core.model.Model;
import io.reprise.core.rank.reprise.RepriseWeights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the default ranker's weights, on drawn clips, a few users and viewers of a drawn film. */
@Tag("slow")
class BenchmarkWeightsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int weights(String... options) throws Exception {
        Path clips = Files.createDirectories(folder.resolve("clips"));
        DrawnClipFiles.write(clips, 4);
        StringBuilder csv = new StringBuilder("youtubeId,start,duration,user_id,video_duration,is_last\n");
        for (int user = 0; user < 6; user++) {
            for (int video = 2; video >= 0; video--) {
                int start = (17 * user + 29 * video) % 90;
                csv.append("u" + user + "v" + video + "," + start + ",5," + user + ",100,"
                        + (video == 2 ? "True" : "False") + "\n");
            }
        }
        Path annotations = Files.writeString(folder.resolve("a.csv"), csv);
        Path viewers = Files.writeString(
                folder.resolve("viewers.json"),
                "{\"segment_seconds\": 0.25, \"personas\": [{\"name\": \"a\", \"history\": [0], \"target\": [3, 5]}]}");
        List<String> args = new ArrayList<>(List.of("benchmark", "weights", "--clips", clips.toString()));
        args.addAll(List.of("--annotations", annotations.toString(), "--personas", viewers.toString()));
        args.addAll(List.of("--video", clips.resolve("red/g01_1.mp4").toString()));
        args.addAll(List.of("--questions", "6", "--history", "1,2"));
        args.addAll(List.of(options));
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args.toArray(new String[0]));
    }

    @Test
    void chosenWeightsAreWrittenWithTheHashesOfTheData() throws Exception {
        Path file = folder.resolve("chosen.safetensors");
        assertThat(weights("--taste", "5,30", "--place", "1", "--appeal", "0.4", "--json", "--save", file.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("candidates")).hasSize(2);
        JsonNode first = json.path("candidates").get(0);
        for (String column : List.of("clips, builtin", "PHD2 composed, builtin", "film, builtin")) {
            assertThat(first.path(column).asDouble(-1)).as(column).isBetween(0., 1.);
        }
        assertThat(json.path("sha256").path("clips").asText()).hasSize(64);
        Model model = Model.read(file);
        assertThat(RepriseWeights.of(model).taste())
                .isEqualTo(json.path("chosen").get(0).asDouble());
        assertThat(model.info().hyperParameters())
                .containsEntry(
                        "sha256_of_film", json.path("sha256").path("film").asText());
    }

    @Test
    void hashesAndTheChoiceAreInTheText() throws Exception {
        assertThat(weights("--taste", "30", "--place", "1", "--appeal", "0.4"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("SHA-256 of clips: ", "30, 1, 0.4 (chosen)", "largest loss");
    }
}
