package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.benchmark.clips.DrawnClipFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkFeedbackCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int feedback(String... options) {
        List<String> args = new ArrayList<>(List.of("benchmark", "feedback"));
        args.addAll(List.of(options));
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args.toArray(new String[0]));
    }

    @Test
    void curvesAndPlacesOfDrawnClips() throws Exception {
        DrawnClipFiles.write(folder, 6);
        int code = feedback(
                "--clips", folder.toString(), "--questions", "6", "--history", "1", "--answers", "0,2", "--json");
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        List<JsonNode> tables = new ArrayList<>();
        json.forEach(tables::add);
        assertThat(json.path("what").asText()).contains("simulated");
        JsonNode curves = tables.get(1);
        assertThat(curves).as("kept and rejected, kept alone").hasSize(2);
        JsonNode places = tables.get(2);
        assertThat(places).hasSize(1);
        assertThat(places.toString()).contains("builtin/2");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(feedback()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("give --clips DIR, or --personas FILE --video FILM");
        assertThat(feedback("--personas", "viewers.json")).isEqualTo(ExitCode.USAGE);
        assertThat(feedback("--clips", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    }
}
