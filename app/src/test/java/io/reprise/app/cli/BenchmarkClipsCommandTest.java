package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.benchmark.clips.DrawnClipFiles;
import io.reprise.core.testing.SharedData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BenchmarkClipsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int clips(Path of, String... options) {
        List<String> args = new ArrayList<>(List.of("benchmark", "clips", of.toString(), "--no-cache"));
        args.addAll(List.of(options));
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args.toArray(new String[0]));
    }

    @Test
    void coloursAreFoundFromOneSourceToTheNext() throws Exception {
        DrawnClipFiles.write(folder, 4);
        assertThat(clips(folder, "--questions", "12", "--history", "1,2", "--json"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("what").asText()).isEqualTo("composed of real clips");
        assertThat(json.path("questions").asInt()).isEqualTo(12);
        assertThat(json.path("sources").asInt()).isEqualTo(12);
        JsonNode best = row(json, "centred-mean", 2);
        assertThat(best.path("ap").asDouble()).isGreaterThan(0.95);
        assertThat(best.path("ap_ci").get(0).asDouble())
                .isLessThanOrEqualTo(best.path("ap").asDouble());
        assertThat(row(json, "random", 2).path("ap").asDouble()).isLessThan(0.8);
        assertThat(row(json, "reprise", 1).path("precision_at_5").isNumber()).isTrue();
        assertThat(json.path("differences")).hasSize(json.path("rows").size() - 2);
        for (String trained : List.of("svm-d", "phd-ca", "phd", "phd + position + appeal", "reprise, no position")) {
            assertThat(row(json, trained, 1).path("ap").asDouble()).as(trained).isBetween(0., 1.);
        }
        // what is learned of red and green holds for blue
        assertThat(row(json, "svm-d", 2).path("ap").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void tablesSayWhatTheyAreOf() throws Exception {
        DrawnClipFiles.write(folder, 4);
        assertThat(clips(
                        folder,
                        "--questions",
                        "6",
                        "--history",
                        "2",
                        "--viewers",
                        "pair",
                        "--format",
                        "markdown",
                        "--ranker",
                        "video-mmr",
                        "--ranker",
                        "reprise"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("composed of real clips")
                .contains("| video-mmr |")
                .contains("AP, 2 clips");
    }

    /** GIF files and a really joined video: palette, other rate, cut detection and all. */
    @Test
    void colourIsFoundInShotsByGifs() throws Exception {
        DrawnClipFiles.write(folder, 4);
        assertThat(clips(
                        folder,
                        "--questions",
                        "6",
                        "--history",
                        "2",
                        "--history-as",
                        "gifs",
                        "--segments",
                        "shots",
                        "--ranker",
                        "centred-mean",
                        "--json"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("history_as").asText()).isEqualTo("gifs");
        assertThat(json.path("segments").asText()).isEqualTo("shots");
        assertThat(row(json, "centred-mean", 2).path("ap").asDouble()).isGreaterThan(0.85);
        assertThat(clips(folder, "--history", "2", "--segments", "scenes")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(clips(folder)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("there are no clips in " + folder);
        DrawnClipFiles.write(folder, 2);
        assertThat(clips(folder, "--history", "5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("class blue").contains("shorter history");
        Files.writeString(folder.resolve("twins.txt"), "red/g01, red/g02\n");
        assertThat(clips(folder, "--history", "1")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("class red has clips of one source only");
        Files.writeString(folder.resolve("red/g03_1.mp4"), "no video");
        assertThat(clips(folder, "--history", "1", "--questions", "1")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("red/g03_1.mp4");
        assertThat(clips(folder, "--history", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(clips(folder, "--history", "1", "--ranker", "none")).isEqualTo(ExitCode.DOES_NOT_FIT);
    }

    @Test
    @Tag("stress")
    void realClips() throws Exception {
        Path clips = SharedData.require("clips");
        assertThat(clips(
                        clips,
                        "--questions",
                        "24",
                        "--history",
                        "5",
                        "--json",
                        "--ranker",
                        "centred-mean",
                        "--ranker",
                        "random"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("classes")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(row(json, "centred-mean", 5).path("ap").asDouble())
                .isGreaterThan(row(json, "random", 5).path("ap").asDouble() + 0.15);
    }

    private static JsonNode row(JsonNode json, String ranker, int history) {
        for (JsonNode row : json.path("rows")) {
            if (row.path("ranker").asText().equals(ranker)
                    && row.path("history").asInt() == history) {
                return row;
            }
        }
        throw new AssertionError("no row " + ranker + ", " + history);
    }
}
