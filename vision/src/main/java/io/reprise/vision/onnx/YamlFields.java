package io.reprise.vision.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.core.error.DoesNotFitException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the fields of one YAML mapping strictly: each complaint is one line that names file, field and value. */
final class YamlFields {
    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new LinkedHashSet<>();

    YamlFields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new DoesNotFitException(
                    "no-encoder",
                    file + ": " + (path.isEmpty() ? "a manifest" : path) + " must be a mapping of fields");
        }
    }

    boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    YamlFields mapping(String field) {
        return new YamlFields(file, full(field), required(field, "a mapping of fields"));
    }

    String text(String field) {
        JsonNode value = required(field, "a text");
        if (!value.isTextual() || value.asText().isBlank()) {
            throw bad(field, "a text", value);
        }
        return value.asText();
    }

    int whole(String field, int min, int max) {
        String wanted = "a whole number, " + min + " to " + max;
        JsonNode value = required(field, wanted);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
            throw bad(field, wanted, value);
        }
        return value.asInt();
    }

    double positive(String field, double max) {
        String wanted = "a number above 0, at most " + (int) max;
        JsonNode value = required(field, wanted);
        if (!value.isNumber() || !(value.asDouble() > 0 && value.asDouble() <= max)) {
            throw bad(field, wanted, value);
        }
        return value.asDouble();
    }

    /** Exactly {@code count} finite numbers. */
    float[] numbers(String field, int count) {
        String wanted = "a list of " + count + " numbers";
        JsonNode value = required(field, wanted);
        float[] numbers = new float[count];
        if (!value.isArray() || value.size() != count) {
            throw bad(field, wanted, value);
        }
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) value.get(i).asDouble(Double.NaN);
            if (!value.get(i).isNumber() || !Float.isFinite(numbers[i])) {
                throw bad(field, wanted, value);
            }
        }
        return numbers;
    }

    /** [height, width]. */
    int[] size(String field, int max) {
        String wanted = "[height, width] in whole numbers, 1 to " + max;
        JsonNode value = required(field, wanted);
        if (!value.isArray() || value.size() != 2) {
            throw bad(field, wanted, value);
        }
        List<Integer> sides = new ArrayList<>();
        for (JsonNode side : value) {
            if (!side.isIntegralNumber() || !side.canConvertToInt() || side.asInt() < 1 || side.asInt() > max) {
                throw bad(field, wanted, value);
            }
            sides.add(side.asInt());
        }
        return new int[] {sides.get(0), sides.get(1)};
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        String wanted = "one of " + String.join(", ", names(type));
        JsonNode value = required(field, wanted);
        for (E constant : type.getEnumConstants()) {
            if (value.isTextual() && constant.name().equalsIgnoreCase(value.asText())) {
                return constant;
            }
        }
        throw bad(field, wanted, value);
    }

    /** Refuses unknown fields: a misspelt one would be ignored silently. */
    void nothingElse() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new DoesNotFitException(
                        "no-encoder",
                        file + ": unknown field " + full(field) + "; known here: " + String.join(", ", known));
            }
        });
    }

    DoesNotFitException bad(String field, String wanted, Object found) {
        String shown = found.toString();
        String brief = shown.length() > 60 ? shown.substring(0, 60) + ".." : shown;
        return new DoesNotFitException(
                "no-encoder", file + ": " + full(field) + " must be " + wanted + "; it is " + brief);
    }

    private JsonNode required(String field, String wanted) {
        if (!has(field)) {
            throw new DoesNotFitException(
                    "no-encoder", file + ": " + full(field) + " is missing; it must be " + wanted);
        }
        return node.get(field);
    }

    private String full(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(type == PixelType.class ? constant.name().toLowerCase(Locale.ROOT) : constant.name());
        }
        return names;
    }
}
