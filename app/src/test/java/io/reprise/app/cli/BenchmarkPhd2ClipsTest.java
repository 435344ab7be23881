package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.benchmark.clips.DrawnClipFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PHD2's benchmark on a few users: composed of drawn clips, and without pixels. */
@Tag("slow")
class BenchmarkPhd2ClipsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int phd2(String... options) throws Exception {
        StringBuilder csv = new StringBuilder("youtubeId,start,duration,user_id,video_duration,is_last\n");
        for (int user = 0; user < 8; user++) {
            for (int video = 3; video >= 0; video--) {
                int start = (17 * user + 29 * video) % 90;
                csv.append("u" + user + "v" + video + "," + start + ",5," + user + ",100,"
                        + (video == 3 ? "True" : "False") + "\n");
            }
        }
        Path annotations = Files.writeString(folder.resolve("a.csv"), csv);
        List<String> args = new ArrayList<>(List.of("benchmark", "phd2", "--annotations", annotations.toString()));
        args.addAll(List.of(options));
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args.toArray(new String[0]));
    }

    @Test
    void tablesComposedOfClipsHaveEveryRivalWithTheSameInputs() throws Exception {
        Path clips = Files.createDirectories(folder.resolve("clips"));
        DrawnClipFiles.write(clips, 4);
        assertThat(phd2("--clips", clips.toString(), "--training-users", "40", "--no-family", "--json"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode methods = JsonMapper.builder()
                .build()
                .readTree(out.toString())
                .path("tables")
                .get(0);
        assertThat(methods.path("title").asText()).contains("composed of real clips");
        List<String> rows = new ArrayList<>();
        methods.path("rows").forEach(row -> rows.add(row.path("ranker").asText()));
        assertThat(rows)
                .contains("reprise", "svm-d", "phd", "video-mmr + position + appeal", "phd + position + appeal");
    }

    @Test
    void tooFewSourcesAreNamed() throws Exception {
        Path clips = Files.createDirectories(folder.resolve("clips"));
        DrawnClipFiles.write(clips, 3);
        assertThat(phd2("--clips", clips.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("class blue").contains("3 sources");
    }

    @Test
    void everyNextVideoIsMeasuredToo() throws Exception {
        assertThat(phd2("--json")).as(err.toString()).isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("videos").asInt()).isEqualTo(8);
        assertThat(json.path("prequential").path("videos").asInt()).isEqualTo(24);
    }
}
