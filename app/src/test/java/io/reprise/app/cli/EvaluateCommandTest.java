package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private Path annotations() throws IOException {
        return Files.writeString(folder.resolve("a.csv"), """
                youtubeId,start,duration,user_id,video_duration,is_last
                v,5,5,1,60,True
                w,10,2,1,60,False
                """);
    }

    @Test
    void benchmarkedScoresEvaluateToTheSame() throws IOException {
        String csv = annotations().toString();
        Path predictions = folder.resolve("p");
        int code = run(
                "benchmark",
                "phd2",
                "--annotations",
                csv,
                "--ranker",
                "latest",
                "--predictions",
                predictions.toString(),
                "--json",
                "--quiet");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        JsonNode latest = row(out.toString(), "latest");
        out.getBuffer().setLength(0);
        String file = predictions.resolve("latest.jsonl").toString();
        Path perVideo = folder.resolve("v.csv");
        assertThat(run(
                        "evaluate",
                        "--annotations",
                        csv,
                        "--predictions",
                        file,
                        "--json",
                        "--per-video",
                        perVideo.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(row(out.toString(), "latest")).isEqualTo(latest);
        assertThat(Files.readAllLines(perVideo)).hasSize(2).first().isEqualTo("user_id,youtubeId,ranker,AP,nMSD,R@5");
    }

    @Test
    void badFilesAndUnknownRankersAreOneLine() throws IOException {
        String csv = annotations().toString();
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"user_id\": \"9\"}\n");
        assertThat(run("evaluate", "--annotations", csv, "--predictions", bad.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().strip()).contains("row 1: user 9").doesNotContain("\n");
        err.getBuffer().setLength(0);
        assertThat(run("benchmark", "phd2", "--annotations", csv, "--ranker", "nonsense", "--quiet"))
                .isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(err.toString()).contains("there is no ranker 'nonsense'");
    }

    private static JsonNode row(String json, String ranker) throws IOException {
        for (JsonNode row : JsonMapper.builder().build().readTree(json).get("rows")) {
            if (row.get("ranker").asText().equals(ranker)) {
                return row;
            }
        }
        throw new AssertionError("no row " + ranker + " in " + json);
    }
}
