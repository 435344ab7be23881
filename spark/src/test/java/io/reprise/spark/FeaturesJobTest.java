package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reprise.engine.Reprise;
import io.reprise.engine.json.Answer;
import io.reprise.media.render.Format;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.features.VideoList;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From video files to answers, by the commands, against the product on the same files. */
class FeaturesJobTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void videosGiveTheAnswersOfTheProduct() throws Exception {
        Path videos = Files.createDirectories(folder.resolve("videos"));
        Path film = videos.resolve("film.mp4");
        DrawnFilm.write(film, 8, 5);
        Files.writeString(videos.resolve("no-video.mp4"), "this is no video");
        Answer first = new Reprise(folder.resolve("home")).video(film).make(videos, Format.GIF);
        Path gif = Path.of(first.suggestions().get(0).file());
        Answer expected =
                new Reprise(folder.resolve("home")).video(film).like(gif).suggest();

        String catalogue = folder.resolve("catalogue").toString();
        assertThat(run("features", videos.toString(), "--out", catalogue, "--wave", "3"))
                .contains((first.suggestions().size() + 1) + " analysed, 0 there already, 1 failed");
        assertThat(run("features", videos.toString(), "--out", catalogue))
                .contains("0 analysed, " + (first.suggestions().size() + 2) + " there already, 0 failed");
        assertReason(catalogue);

        String clip = gif.getFileName().toString().replace(".gif", "");
        Path histories = Files.write(
                folder.resolve("histories.csv"), List.of("user_id,highlight,clip", "ann," + gif + "," + clip));
        Path offers = Files.write(folder.resolve("offers.csv"), List.of("user_id,youtubeId", "ann,film", "bob,film"));
        String out = folder.resolve("out").toString();
        run("suggest", catalogue, "--histories", histories.toString(), "--offers", offers.toString(), "--out", out);
        assertThat(answer(out, "ann")).isEqualTo(json(expected, "ann"));
        assertThat(answer(out, "bob").path("personalised").asBoolean()).isFalse();
    }

    @Test
    void ofAFolderVideosAreTakenByTheirEndingsAndWhatIsNamedAlwaysIs() throws Exception {
        String one = folder("one", "film.MP4", "LICENSE", ".hidden.mp4");
        String two = folder("two", "deep/clip.gif", "LICENSE", "notes.txt");
        assertThat(ids(one, two)).containsExactly("deep/clip", "film");
        assertThat(ids(one + "/LICENSE", two)).containsExactly("LICENSE", "deep/clip");
        assertThat(ids(two + "/*")).containsExactly("LICENSE", "deep/clip", "notes");
        assertThatThrownBy(() -> ids(folder("three", "notes.txt"))).hasMessageContaining("there is no video at");
        assertThatThrownBy(() -> ids(one, folder("four", "film.mkv")))
                .hasMessageContaining("two videos would both be film: " + folder.resolve("four/film.mkv"));
    }

    private String folder(String name, String... files) throws Exception {
        for (String file : files) {
            Path path = folder.resolve(name).resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        return folder.resolve(name).toString();
    }

    private static List<String> ids(String... named) throws Exception {
        return VideoList.of(LocalSpark.session(), List.of(named)).select("youtubeId").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static void assertReason(String catalogue) throws Exception {
        List<Row> failed =
                Catalogue.open(LocalSpark.session(), catalogue).failures().collectAsList();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).<String>getAs("youtubeId")).isEqualTo("no-video");
        assertThat(failed.get(0).<String>getAs("reason")).contains("no-video.mp4");
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    /** The line of a user, without what only the one of the two has. */
    private static JsonNode answer(String out, String user) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        try (var files = Files.list(Path.of(out, "json"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode answer = new ObjectMapper().readTree(line);
                    if (answer.path("user").asText().equals(user)) {
                        found.add(((ObjectNode) answer).without("youtubeId"));
                    }
                }
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static JsonNode json(Answer answer, String user) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(mapper.writeValueAsString(answer));
        return json.put("user", user).without("timings");
    }
}
