package io.reprise.core.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON (RFC 8259) of small files, headers of models and notes of the cache, into maps, lists, strings, numbers and
 * booleans: no comments, no duplicate keys, nesting at most {@value #DEEPEST}. Numbers become Long where they are written as
 * whole numbers that fit, else a finite Double.
 */
public final class JsonReader {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** What becomes of a member that is null. */
    private enum Nulls {
        REFUSED,
        LEFT_OUT
    }

    private final JsonParser parser;
    private final Nulls nulls;

    private JsonReader(JsonParser parser, Nulls nulls) {
        this.parser = parser;
        this.nulls = nulls;
    }

    /** Reads an object without nulls; says where it is wrong in an IllegalArgumentException. */
    static Map<String, Object> object(String text) {
        return asObject(read(text, Nulls.REFUSED));
    }

    /** Reads an object, less the members that are null; says where it is wrong in an IllegalArgumentException. */
    public static Map<String, Object> objectWithoutNulls(String text) {
        return asObject(read(text, Nulls.LEFT_OUT));
    }

    /** Reads an array. */
    static List<?> array(String text) {
        if (read(text, Nulls.REFUSED) instanceof List<?> list) {
            return list;
        }
        throw notA("array");
    }

    /** A value that must be an object. */
    public static Map<String, Object> asObject(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw notA("object");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put((String) key, member));
        return copy;
    }

    private static IllegalArgumentException notA(String what) {
        return new IllegalArgumentException("its JSON is not an " + what + " where one is needed");
    }

    private static Object read(String text, Nulls nulls) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new JsonReader(parser, nulls).whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object whole() throws IOException {
        try {
            parser.nextToken();
            Object value = value();
            if (parser.nextToken() != null) {
                throw wrong("something follows its end");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw wrong(e.getOriginalMessage());
        }
    }

    /** The value that begins with the parser's token. */
    private Object value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw wrong("it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> throw wrong("not a value");
        };
    }

    private Map<String, Object> members() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (parser.nextToken() != JsonToken.VALUE_NULL || nulls == Nulls.REFUSED) {
                map.put(key, value());
            }
        }
        return map;
    }

    private List<Object> elements() throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private Object number() throws IOException {
        JsonParser.NumberType type = parser.getNumberType();
        if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
            return parser.getLongValue();
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw wrong("number too large");
        }
        return value;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "its JSON is wrong at character " + parser.currentLocation().getCharOffset() + ": " + why);
    }
}
