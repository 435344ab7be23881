package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.app.server.DrawnGif;
import io.reprise.app.server.TinyFilm;
import io.reprise.core.feature.NpyFile;
import io.reprise.learn.data.FeatureFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network through the whole program, each command in a process of its own with an empty home: added, listed, used
 * and joined, its features cached apart from others', refused where it does not fit.
 */
@Tag("slow")
class EncodersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path temp;

    private RepriseProcess reprise(Object... args) throws Exception {
        return RepriseProcess.run(temp, temp.resolve("home"), args);
    }

    /** Deletes from the cache what an encoder saw. */
    private void forget(String encoder) throws Exception {
        try (Stream<Path> files = Files.walk(temp.resolve("home/cache/features"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(encoder + "_"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private Path manifest() throws Exception {
        return TinyNetwork.manifest(Files.createDirectories(temp.resolve("net")));
    }

    private Path film() throws Exception {
        return TinyFilm.write(temp.resolve("film.mp4"), 6, 3);
    }

    @Test
    void fromAddingToRefusing() throws Exception {
        Path manifest = manifest();
        Path video = film();
        Path like = Files.write(temp.resolve("made.gif"), DrawnGif.of(30, 8));

        assertThat(reprise("encoder", "add", manifest).out()).contains("added small/1-");
        JsonNode listed = reprise("encoder", "list", "--json").json();
        assertThat(listed.findValuesAsText("name")).containsExactly("builtin", "small");
        String id = listed.get(1).get("encoder").asText();

        RepriseProcess first = reprise("suggest", video, "--encoder", "small", "--like", like, "--json", "--quiet");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.json().get("encoder").asText()).isEqualTo(id);
        assertThat(first.json().get("personalised").asBoolean()).isTrue();

        // another encoder: film and highlight are looked at again, and both kinds of features stay
        RepriseProcess other = reprise("suggest", video, "--encoder", "builtin", "--like", like, "--json");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.err()).contains("analysing film.mp4").contains("analysing made.gif");
        RepriseProcess again = reprise("suggest", video, "--encoder", "small", "--like", like, "--json");
        assertThat(again.err()).doesNotContain("analysing");
        assertThat(again.json().get("suggestions")).isEqualTo(first.json().get("suggestions"));

        // both together: put together from what each saw, and the same as if they had looked at once
        RepriseProcess joined = reprise("suggest", video, "--encoder", "small+builtin", "--like", like, "--json");
        assertThat(joined.code()).as(joined.err()).isZero();
        assertThat(joined.err()).doesNotContain("analysing").contains("nothing to decode");
        assertThat(joined.json().get("encoder").asText()).startsWith(id + "+builtin/");
        RepriseProcess anew =
                reprise("suggest", video, "--encoder", "small+builtin", "--like", like, "--json", "--no-cache");
        assertThat(anew.json().get("suggestions")).isEqualTo(joined.json().get("suggestions"));
        forget("builtin");
        RepriseProcess half = reprise("suggest", video, "--encoder", "small+builtin", "--like", like, "--json");
        assertThat(half.err())
                .contains("to be looked at by builtin/", "; " + id + " looked at it before", "analysing film.mp4");
        assertThat(half.json().get("suggestions")).isEqualTo(joined.json().get("suggestions"));

        assertThat(reprise("encoder", "remove", "small").code()).isZero();
        RepriseProcess gone = reprise("suggest", video, "--encoder", "small");
        assertThat(gone.code()).isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(gone.err().lines()).singleElement().asString().contains("no encoder called small", "encoder add");
    }

    @Test
    void aStoredHighlightIsLookedAtAgainByAnotherEncoder() throws Exception {
        Path manifest = manifest();
        Path video = film();
        Path source = TinyFilm.write(temp.resolve("source.mp4"), 4, 3);
        RepriseProcess added = reprise("history", "add", source + "@2-5");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(reprise("suggest", video, "--json").json().get("history").asInt())
                .isEqualTo(1);
        Files.delete(source); // the small copy in the store is enough
        RepriseProcess other = reprise("suggest", video, "--encoder", manifest, "--json");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.err()).contains("analysing source.mp4@2-5");
        assertThat(other.json().get("encoder").asText()).startsWith("small/1-");
        assertThat(other.json().get("personalised").asBoolean()).isTrue();
        assertThat(reprise("suggest", video, "--encoder", manifest, "--json").err())
                .doesNotContain("analysing");
    }

    @Test
    void whatIsWrongIsOneLineAndCode4() throws Exception {
        Path manifest = manifest();
        Path video = film();
        Files.writeString(manifest, Files.readString(manifest).replace("dim: 256", "dim: 255"));
        for (RepriseProcess ran : List.of(
                reprise("encoder", "add", manifest),
                reprise("encoder", "add", temp.resolve("none.yaml")),
                reprise("encoder", "remove", "builtin"),
                reprise("suggest", video, "--encoder", manifest),
                reprise("suggest", video, "--encoder", "small+builtin"))) {
            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DOES_NOT_FIT);
            assertThat(ran.err().lines().filter(line -> line.startsWith("reprise: ")))
                    .hasSize(1);
            assertThat(ran.err()).doesNotContain("\tat ");
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void featuresOfADataSet() throws Exception {
        Path manifest = manifest();
        Path good = TinyFilm.write(temp.resolve("good.one.mp4"), 13, 1);
        Path bad = Files.writeString(temp.resolve("bad.mp4"), "not a film");
        Path out = temp.resolve("features");

        RepriseProcess first = reprise("features", bad, good, "--encoder", manifest, "--out", out, "--json", "--quiet");
        assertThat(first.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(first.json().get("failed").get(bad.toString()).asText()).isNotBlank();
        assertThat(first.err()).contains("failed: " + bad);
        JsonNode kind = JSON.readTree(Files.readString(out.resolve("features.json")));
        assertThat(kind.get("encoder").asText()).startsWith("small/1-");
        assertThat(kind.get("dim").asInt()).isEqualTo(256);
        assertThat(kind.get("segment_seconds").asDouble()).isEqualTo(5);
        NpyFile file = NpyFile.open(out.resolve("good.one.npy"));
        assertThat(file.dim()).isEqualTo(256);
        assertThat(file.rows()).isEqualTo(3); // 13 s in segments of 5 s

        assertThat(FeatureFolder.open(out).segments("good.one").dim()).isEqualTo(256);

        var written = Files.getLastModifiedTime(out.resolve("good.one.npy"));
        RepriseProcess again = reprise("features", good, "--encoder", manifest, "--out", out, "--json", "--quiet");
        assertThat(again.code()).isZero();
        assertThat(again.json().get("skipped").get(0).asText()).isEqualTo("good.one");
        assertThat(Files.getLastModifiedTime(out.resolve("good.one.npy"))).isEqualTo(written);

        Files.write(out.resolve("good.one.npy"), new byte[20]); // damaged: made again
        reprise("features", good, "--encoder", manifest, "--out", out, "--quiet");
        assertThat(NpyFile.open(out.resolve("good.one.npy")).rows()).isEqualTo(3);

        RepriseProcess other = reprise("features", good, "--encoder", "builtin", "--out", out);
        assertThat(other.code()).isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(other.err()).contains("use another --out");
    }

    @Test
    void featuresRefusesWhatItCanNotName() {
        StringWriter err = new StringWriter();
        PrintWriter to = new PrintWriter(err, true);
        String[] twins = {"features", "a/film.mp4", "b/film.mkv", "--out", temp.toString()};
        assertThat(Main.run(twins, to, to)).isEqualTo(ExitCode.USAGE);
        String[] shots = {"features", "a/film.mp4", "--segments", "shots", "--out", temp.toString()};
        assertThat(Main.run(shots, to, to)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("would both be film.npy", "uniform:S");
    }
}
