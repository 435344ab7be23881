package io.reprise.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.metric.AveragePrecision;
import io.reprise.core.metric.MeaningfulSummaryDuration;
import io.reprise.core.metric.Recall;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.metric.SampledVideo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ties, constants and odd scores, against values that src/test/python/metrics_oracle.py computed sample by sample. */
@Tag("slow")
class MetricsOracleTest {
    static List<JsonNode> cases() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(MetricsOracleTest.class.getResourceAsStream("metrics-oracle.jsonl"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                cases.add(mapper.readTree(line));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(JsonNode expected) {
        List<SampleRange> gifs = new ArrayList<>();
        expected.get("gifs")
                .forEach(gif ->
                        gifs.add(new SampleRange(gif.get(0).asInt(), gif.get(1).asInt())));
        SampledVideo video = new SampledVideo(
                expected.get("samples").asInt(), expected.get("segment_samples").asInt(), gifs);
        double[] scores = new double[expected.get("scores").size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = expected.get("scores").get(i).asDouble();
        }
        assertThat(AveragePrecision.interpolated(video, scores))
                .isCloseTo(expected.get("ap").asDouble(), within(1e-12));
        assertThat(Recall.at(5, video, scores))
                .isCloseTo(expected.get("recall_at_5").asDouble(), within(1e-12));
        OptionalDouble nmsd = MeaningfulSummaryDuration.of(video, scores);
        assertThat(nmsd.isPresent()).isEqualTo(!expected.get("nmsd").isNull());
        nmsd.ifPresent(value -> assertThat(value).isCloseTo(expected.get("nmsd").asDouble(), within(1e-12)));
    }
}
