package io.reprise.app.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a request, from its query or its JSON body: whatever is wrong with them is told all at once. */
public final class JsonFields {
    private static final int LARGEST_BODY = 64 << 10;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** As JSON writes numbers: Java's own reading takes 0x1p3, 1d and spaces as well. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

    private final Context context;
    private final JsonNode body;
    private final boolean query;
    private final Set<String> asked = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private JsonFields(Context context, JsonNode body, boolean query) {
        this.context = context;
        this.body = body;
        this.query = query;
    }

    /** Of the query. */
    public static JsonFields ofQuery(Context context) {
        return new JsonFields(context, MissingNode.getInstance(), true);
    }

    /**
     * Of a JSON object in the body.
     *
     * @throws ApiException if there is none, or it is too large
     */
    public static JsonFields ofBody(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ApiException(415, "not-json", "send a JSON object with Content-Type: application/json");
        }
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new ApiException(413, "too-large", "a JSON body has at most " + LARGEST_BODY + " bytes");
            }
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new ApiException(400, "wrong-json", "send a JSON object");
            }
            return new JsonFields(context, node, false);
        } catch (JsonProcessingException e) {
            throw new ApiException(400, "wrong-json", "the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ApiException(400, "broken-request", "the body did not arrive whole");
        }
    }

    private @Nullable String raw(String name) {
        asked.add(name);
        if (query) {
            return context.queryParam(name);
        }
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value.isContainerNode() ? value.toString() : value.asText();
    }

    /** Whether a field of the body is neither text nor missing; a query's are always text. */
    private boolean isNoText(String name) {
        JsonNode value = body.get(name);
        return value != null && !value.isNull() && !value.isTextual();
    }

    private boolean isNumber(String name, String text) {
        return query ? NUMBER.matcher(text).matches() : body.path(name).isNumber();
    }

    /** A field at fault. */
    public void wrong(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /** Text; null where there is none. */
    public @Nullable String text(String name, int longest) {
        return text(name, longest, raw(name));
    }

    /** Text that may have several lines; null where there is none. */
    public @Nullable String lines(String name, int longest) {
        String value = raw(name);
        String oneLine = value == null ? null : value.replaceAll("\\r?\\n", " ");
        return text(name, longest, oneLine) == null ? null : value;
    }

    private @Nullable String text(String name, int longest, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (isNoText(name) || value.isBlank() || value.length() > longest || !PlainText.is(value)) {
            wrong(name, name + " is text of 1 to " + longest + " characters, without control or half characters");
            return null;
        }
        return value;
    }

    /** Text that must be there; "" if it is not, which is told. */
    public String needText(String name, int longest) {
        String value = text(name, longest);
        if (value == null && !isTold(name)) {
            wrong(name, name + " is missing");
        }
        return value == null ? "" : value;
    }

    /** A list of texts that must be there; those of wrong form are told. */
    public List<String> texts(String name, int most, int longest) {
        asked.add(name);
        JsonNode list = body.path(name);
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.isTextual() ? one.asText() : ""));
        boolean plain = texts.stream().allMatch(one -> !one.isBlank() && one.length() <= longest && PlainText.is(one));
        if (!list.isArray() || texts.size() > most || !plain) {
            wrong(name, name + " is a list of at most " + most + " texts of 1 to " + longest + " characters");
            return List.of();
        }
        return texts;
    }

    /** One of a few words. */
    public String word(String name, String otherwise, List<String> words) {
        String value = raw(name);
        if (value == null) {
            return otherwise;
        }
        if (!words.contains(value)) {
            wrong(name, name + " is one of " + String.join(", ", words));
            return otherwise;
        }
        return value;
    }

    /** A whole number. */
    public long whole(String name, long otherwise, long least, long most) {
        Double value = decimalOrNull(name, (double) least, (double) most, true);
        return value == null ? otherwise : value.longValue();
    }

    /** A whole number; null where there is none. */
    public @Nullable Long wholeOrNull(String name, long least, long most) {
        Double value = decimalOrNull(name, (double) least, (double) most, true);
        return value == null ? null : value.longValue();
    }

    /** A number. */
    public double decimal(String name, double otherwise, double least, double most) {
        Double value = decimalOrNull(name, least, most, false);
        return value == null ? otherwise : value;
    }

    /** A number that must be there; the least if it is not, which is told. */
    public double needDecimal(String name, double least, double most) {
        Double value = decimalOrNull(name, least, most, false);
        if (value == null && !isTold(name)) {
            wrong(name, name + " is missing");
        }
        return value == null ? least : value;
    }

    /** A number; null where there is none. */
    public @Nullable Double decimalOrNull(String name, double least, double most, boolean whole) {
        String text = raw(name);
        if (text == null) {
            return null;
        }
        try {
            double value = isNumber(name, text) ? Double.parseDouble(text) : Double.NaN;
            if (value >= least && value <= most && (!whole || value == Math.rint(value))) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        wrong(name, name + " is a " + (whole ? "whole " : "") + "number from " + plain(least) + " to " + plain(most));
        return null;
    }

    /** Yes or no. */
    public boolean flag(String name, boolean otherwise) {
        return word(name, Boolean.toString(otherwise), List.of("true", "false")).equals("true");
    }

    /** Allows a parameter that is read elsewhere. */
    public JsonFields allow(String... names) {
        asked.addAll(List.of(names));
        return this;
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        return raw(name) != null;
    }

    /**
     * The request is understood.
     *
     * @throws ApiException with everything that is wrong with it
     */
    public void check() {
        if (query) {
            context.queryParamMap().keySet().forEach(this::known);
            context.queryParamMap().forEach(this::once);
        } else {
            body.fieldNames().forEachRemaining(this::known);
        }
        if (!errors.isEmpty()) {
            throw ApiException.fields(List.copyOf(errors));
        }
    }

    private void known(String name) {
        if (!asked.contains(name)) {
            wrong(name, "there is no field " + name + " here");
        }
    }

    private void once(String name, List<String> values) {
        if (values.size() > 1) {
            wrong(name, name + " is there more than once");
        }
    }

    private boolean isTold(String name) {
        return errors.stream().anyMatch(error -> error.field().equals(name));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
