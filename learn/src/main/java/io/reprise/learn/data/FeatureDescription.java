package io.reprise.learn.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.Micros;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code features.json} says of a folder of features: {@code encoder}, {@code dim}, {@code segment_seconds} and, for a
 * feature of several parts, {@code parts}, each with {@code name}, {@code length} and {@code weight}, in order.
 *
 * @param spec what the vectors are
 * @param segmentMicros length of a segment, a multiple of 0.1 s in (0, 3600] s
 */
public record FeatureDescription(FeatureSpec spec, long segmentMicros) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException if it is not one, with the reason
     */
    public static FeatureDescription parse(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "it is not JSON: " + e.getOriginalMessage().replaceAll("\\p{Cntrl}", " "), e);
        }
        JsonNode encoder = json.path("encoder");
        JsonNode dim = json.path("dim");
        if (!encoder.isTextual() || !dim.isInt() || dim.asInt() < 1 || dim.asInt() > 1 << 24) {
            throw new IllegalArgumentException(
                    "it needs \"encoder\", a text, and \"dim\", a whole number in [1, 16777216]");
        }
        double seconds = json.path("segment_seconds").asDouble(Double.NaN);
        double samples = seconds * SampleRange.PER_SECOND;
        if (!(seconds > 0 && seconds <= 3600) || Math.abs(samples - Math.rint(samples)) > 1e-9) {
            throw new IllegalArgumentException(
                    "\"segment_seconds\" must be in (0, 3600] and a multiple of 0.1, not " + seconds);
        }
        return new FeatureDescription(
                spec(encoder.asText(), dim.asInt(), json.path("parts")), Micros.ofSeconds(seconds));
    }

    private static FeatureSpec spec(String encoder, int dim, JsonNode parts) {
        if (parts.isMissingNode()) {
            return FeatureSpec.single(encoder, dim);
        }
        List<FeaturePart> all = new ArrayList<>();
        int next = 0;
        for (JsonNode part : parts) {
            int length = part.path("length").asInt(0);
            if (length < 1 || length > dim - next) {
                throw new IllegalArgumentException(
                        "\"parts\" must fill the " + dim + " dimensions, part " + (all.size() + 1) + " is " + part);
            }
            all.add(new FeaturePart(
                    part.path("name").asText(),
                    next,
                    length,
                    part.path("weight").asDouble(Double.NaN)));
            next += length;
        }
        if (next != dim) {
            throw new IllegalArgumentException("\"parts\" fill " + next + " of the " + dim + " dimensions");
        }
        return new FeatureSpec(encoder, all);
    }

    /** The content of {@code features.json}. */
    public String text() {
        ObjectNode json = JSON.createObjectNode().put("encoder", spec.encoder()).put("dim", spec.dim());
        ArrayNode parts = json.putArray("parts");
        for (FeaturePart part : spec.parts()) {
            parts.addObject()
                    .put("name", part.name())
                    .put("length", part.length())
                    .put("weight", part.weight());
        }
        if (segmentMicros % Micros.PER_SECOND == 0) { // whole seconds as people write them
            json.put("segment_seconds", segmentMicros / Micros.PER_SECOND);
        } else {
            json.put("segment_seconds", Micros.toSeconds(segmentMicros));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Encoder, dimensions and segment length, for messages. */
    public String kind() {
        return spec.encoder() + " (" + spec.dim() + " dimensions in "
                + spec.parts().size() + " parts), segments of " + segmentMicros / 1e6 + " s";
    }
}
