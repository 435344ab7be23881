package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reprise.app.server.TinyFilm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code benchmark speed} on a drawn film; what is compared with is run where it is installed. */
@Tag("slow")
@Tag("stress")
class BenchmarkSpeedCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String option) throws Exception {
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 2, 3);
        String[] args = {"benchmark", "speed", film.toString(), "--runs", "1", "--threads", "1", option};
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void everyStageIsTimedAndStandsBesideWhatIsInstalled() throws Exception {
        assertThat(run("--json")).as(err.toString()).isZero();
        JsonNode said = new ObjectMapper().readTree(out.toString());
        List<String> what = said.get("rows").findValuesAsText("what");
        assertThat(what)
                .contains("reprise --version", "java -version", "suggest, nothing cached", "suggest, everything cached")
                .contains("decoding, cuts and signals", "the encoder on decoded frames", "a moment of 4 s as a GIF")
                .contains("ONNX Runtime on as many frames");
        said.get("rows")
                .forEach(row -> assertThat(row.get("median").asDouble())
                        .as(row.toString())
                        .isPositive());
        assertThat(said.get("stages").findValuesAsText("stage")).contains("start", "encode", "rank");
        JsonNode start = said.get("stages").get(0);
        assertThat(start.get("ratio").asDouble())
                .isEqualTo(start.get("seconds").asDouble()
                        / start.get("limitSeconds").asDouble())
                .isEqualTo(said.get("version_to_java").asDouble());
        assertThat(said.get("alone").get("networkFrames").asLong()).isPositive();
        said.get("missing").forEach(limit -> assertThat(what).doesNotContain(limit.asText()));
    }

    @Test
    void theTextNamesEveryLimitOrThatItCouldNotBeRun() throws Exception {
        assertThat(run("--quiet")).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("start +[0-9.]+ s / +[0-9.]+ s = +[0-9.]+ +reprise --version / java -version")
                .containsPattern("rank +[0-9.]+ s / +[0-9.]+ s")
                .containsPattern("encode +[0-9.]+ s / .* ONNX Runtime on as many frames")
                .containsPattern("/ gifski|gifski: could not be run here")
                .containsPattern("/ ffmpeg's palettegen|palettegen and paletteuse: could not be run here");
    }
}
