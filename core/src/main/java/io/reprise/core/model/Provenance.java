package io.reprise.core.model;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model's info as the metadata of its file: strings by name, nested things as JSON in a string. */
final class Provenance {
    static final String FORMAT = "reprise-model";
    static final String VERSION = "1";

    private Provenance() {}

    static Map<String, String> write(ModelInfo info) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("format_version", VERSION);
        metadata.put("kind", info.kind());
        metadata.put("encoder", info.spec().encoder());
        metadata.put("parts", JsonWriter.write(parts(info.spec())));
        metadata.put("hyper_parameters", JsonWriter.write(info.hyperParameters()));
        metadata.put("data_hash", info.dataHash());
        metadata.put("seed", Long.toString(info.seed()));
        metadata.put("metrics", JsonWriter.write(info.metrics()));
        metadata.put("date", info.date().toString());
        return metadata;
    }

    private static List<List<Object>> parts(FeatureSpec spec) {
        List<List<Object>> parts = new ArrayList<>();
        for (FeaturePart part : spec.parts()) {
            parts.add(List.of(part.name(), part.length(), part.weight()));
        }
        return parts;
    }

    /** Throws IllegalArgumentException if it is damaged. */
    static ModelInfo read(Map<String, String> metadata, String file) {
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new DoesNotFitException(file + " is a safetensors file, but not a model of this program");
        }
        String version = need(metadata, "format_version");
        if (!VERSION.equals(version)) {
            throw new DoesNotFitException(
                    "the model " + file + " is of format version '" + version.replaceAll("\\p{Cntrl}", "?") + "'"
                            + ", this program knows version " + VERSION + "; use a newer program");
        }
        try {
            return new ModelInfo(
                    need(metadata, "kind"),
                    new FeatureSpec(need(metadata, "encoder"), parts(need(metadata, "parts"))),
                    texts(need(metadata, "hyper_parameters")),
                    need(metadata, "data_hash"),
                    Long.parseLong(need(metadata, "seed")),
                    numbers(need(metadata, "metrics")),
                    Instant.parse(need(metadata, "date")));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String need(Map<String, String> metadata, String name) {
        String value = metadata.get(name);
        if (value == null) {
            throw new IllegalArgumentException("its metadata lacks '" + name + "'");
        }
        return value;
    }

    private static List<FeaturePart> parts(String json) {
        List<FeaturePart> parts = new ArrayList<>();
        int offset = 0;
        for (Object part : JsonReader.array(json)) {
            if (!(part instanceof List<?> list
                    && list.size() == 3
                    && list.get(0) instanceof String name
                    && list.get(1) instanceof Long length
                    && list.get(2) instanceof Number weight)) {
                throw new IllegalArgumentException("a feature part is " + part + ", not [name, length, weight]");
            }
            parts.add(new FeaturePart(name, offset, Math.toIntExact(length), weight.doubleValue()));
            offset = Math.addExact(offset, Math.toIntExact(length));
        }
        return parts;
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonReader.object(json).forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static Map<String, Double> numbers(String json) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        JsonReader.object(json).forEach((name, value) -> {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException("metric '" + name + "' is not a number");
            }
            numbers.put(name, number.doubleValue());
        });
        return numbers;
    }
}
