package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.reprise.core.rank.ScorePart;
import io.reprise.engine.worker.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Stages of jobs and parts of scores: Java, openapi.yaml and the page's texts have the same values. */
class PageWordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/reprise/app");

    private static List<String> documented(String schema) throws IOException {
        JsonNode values = new YAMLMapper()
                .readTree(Files.readString(RESOURCES.resolve("server/openapi.yaml")))
                .path("components")
                .path("schemas")
                .path(schema)
                .path("enum");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The keys of a constant of words.js: {@code const NAME = { key: "text", .. }}. */
    private static List<String> spoken(String constant) throws IOException {
        String words = Files.readString(RESOURCES.resolve("page/js/words.js"));
        String body = Pattern.compile("const " + constant + " = \\{(.*?)\\n\\};", Pattern.DOTALL)
                .matcher(words)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("words.js has no " + constant));
        return Pattern.compile("^  (\\w+): \"[^\"]+\",$", Pattern.MULTILINE)
                .matcher(body)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void everyStageThatTheServerSendsIsDocumentedAndHasAText() throws IOException {
        List<String> stages = Arrays.stream(Stage.values()).map(Stage::id).toList();
        assertThat(documented("Stage")).containsExactlyElementsOf(stages);
        assertThat(spoken("STAGES")).containsExactlyInAnyOrderElementsOf(stages);
    }

    @Test
    void everyPartOfAScoreIsDocumentedAndHasAReason() throws IOException {
        List<String> parts =
                Arrays.stream(ScorePart.values()).map(ScorePart::id).toList();
        assertThat(documented("Part")).containsExactlyElementsOf(parts);
        assertThat(spoken("PARTS")).containsExactlyInAnyOrderElementsOf(parts);
    }
}
