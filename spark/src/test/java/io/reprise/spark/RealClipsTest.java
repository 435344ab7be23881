package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reprise.core.testing.SharedData;
import io.reprise.engine.Reprise;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clips and videos through {@code features} and {@code suggest}, against the product on the same files. */
@Tag("slow")
class RealClipsTest {
    private static final List<String> LIKED =
            List.of("Basketball/g01_1", "BabyCrawling/g02_1", "BandMarching/g03_1", "Basketball/g08_1");
    private static final List<String> RANKED = List.of("car-detection", "bottle-detection");
    private static final double START = 15.62;
    private static final double END = 18.54;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, Path> files = new LinkedHashMap<>();

    /** Ann liked two clips, Bob two others and a part of a video that is ranked, Eve nothing. */
    @Test
    void theAnswersAreTheProductsToTheLastDigit() throws Exception {
        LIKED.forEach(clip -> files.put(clip, SharedData.require("clips/" + clip + ".mp4")));
        RANKED.forEach(video -> files.put(video, SharedData.require("videos/intel/" + video + ".mp4")));
        List<String> lines = files.entrySet().stream()
                .map(file -> file.getKey() + "\t" + file.getValue())
                .toList();
        String list = Files.write(folder.resolve("videos.tsv"), lines).toString();
        String catalogue = folder.resolve("catalogue").toString();
        run("features", "--list", list, "--out", catalogue);

        List<String> ann = new ArrayList<>();
        List<String> bob = new ArrayList<>();
        List<String> histories = new ArrayList<>(List.of("user_id,highlight,youtubeId,start,end,clip"));
        for (int i = 0; i < LIKED.size(); i++) {
            String clip = LIKED.get(i);
            (i < 2 ? ann : bob).add(file(clip));
            histories.add((i < 2 ? "ann," : "bob,") + file(clip) + ",,,," + clip);
        }
        String part = file("bottle-detection") + "@" + START + "-" + END;
        bob.add(part);
        histories.add("bob," + part + ",bottle-detection," + START + "," + END + ",");
        Map<String, List<String>> likes = Map.of("ann", ann, "bob", bob, "eve", List.of());
        List<String> offers = new ArrayList<>(List.of("user_id,youtubeId"));
        likes.keySet().forEach(user -> RANKED.forEach(video -> offers.add(user + "," + video)));
        String out = folder.resolve("out").toString();
        run(
                "suggest",
                catalogue,
                "--histories",
                Files.write(folder.resolve("histories.csv"), histories).toString(),
                "--offers",
                Files.write(folder.resolve("offers.csv"), offers).toString(),
                "--out",
                out);

        Map<String, JsonNode> found = answers(Path.of(out, "json"));
        assertThat(found).hasSize(likes.size() * RANKED.size());
        for (Map.Entry<String, List<String>> user : likes.entrySet()) {
            for (String video : RANKED) {
                assertThat(found.get(user.getKey() + " " + video))
                        .isEqualTo(expected(user.getKey(), video, user.getValue()));
            }
        }
    }

    private String file(String id) {
        return String.valueOf(files.get(id));
    }

    private JsonNode expected(String user, String video, List<String> likes) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(mapper.writeValueAsString(new Reprise(folder.resolve("home"))
                .video(Path.of(file(video)))
                .with(request -> request.likes(likes).threads(1))
                .suggest()));
        return json.put("user", user).without("timings");
    }

    private static void run(String... args) {
        LocalSpark.session();
        StringWriter err = new StringWriter();
        int code = Main.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(code).as(err.toString()).isZero();
    }

    /** Every line by user and video, without what only the catalogue knows. */
    private static Map<String, JsonNode> answers(Path json) throws Exception {
        Map<String, JsonNode> found = new HashMap<>();
        try (var parts = Files.newDirectoryStream(json, "*.json")) {
            for (Path part : parts) {
                for (String line : Files.readAllLines(part)) {
                    JsonNode answer = new ObjectMapper().readTree(line);
                    String key = answer.path("user").asText() + " "
                            + answer.path("youtubeId").asText();
                    found.put(key, ((ObjectNode) answer).without("youtubeId"));
                }
            }
        }
        return found;
    }
}
