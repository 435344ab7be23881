package io.reprise.engine.home;

import io.reprise.core.model.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a {@link JsonFile}, its members by name and type. A member that is missing, null or of another type is an
 * IllegalArgumentException.
 */
public final class JsonObject {
    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /** The object that a text is. */
    static JsonObject parse(String text) {
        return new JsonObject(JsonReader.objectWithoutNulls(text));
    }

    /** A string. */
    public String text(String name) {
        return member(name, String.class);
    }

    /** A whole number. */
    public long whole(String name) {
        return member(name, Long.class);
    }

    /** A whole number of at most 32 bits. */
    public int small(String name) {
        return Math.toIntExact(whole(name));
    }

    /** A number. */
    public double number(String name) {
        return member(name, Number.class).doubleValue();
    }

    /** True or false. */
    public boolean truth(String name) {
        return member(name, Boolean.class);
    }

    /** An object. */
    public JsonObject object(String name) {
        return new JsonObject(JsonReader.asObject(member(name, Map.class)));
    }

    /** An object, if there is one. */
    public Optional<JsonObject> ifPresent(String name) {
        return members.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** A list of whole numbers. */
    public long[] wholes(String name) {
        List<?> list = member(name, List.class);
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = typed(name, list.get(i), Long.class);
        }
        return numbers;
    }

    /** A list of strings. */
    public List<String> texts(String name) {
        return list(name, element -> typed(name, element, String.class));
    }

    /** A list of objects, each made into something. */
    public <T> List<T> objects(String name, Function<JsonObject, T> make) {
        return list(name, element -> make.apply(new JsonObject(JsonReader.asObject(element))));
    }

    private <T> List<T> list(String name, Function<Object, T> make) {
        List<?> list = member(name, List.class);
        return list.stream().<T>map(make).toList();
    }

    private <T> T member(String name, Class<T> type) {
        return typed(name, members.get(name), type);
    }

    private static <T> T typed(String name, @Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' is " + value + ", no " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
