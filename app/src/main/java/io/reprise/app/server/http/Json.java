package io.reprise.app.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Values as JSON. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** As text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** Answers with it. */
    public static void send(Context context, int status, Object value) {
        context.status(status)
                .contentType("application/json")
                .result(text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text as a tree, to be part of an answer. */
    public static Object tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is damaged", e);
        }
    }
}
