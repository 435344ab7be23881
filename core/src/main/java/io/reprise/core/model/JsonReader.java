package io.reprise.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small, strict reader of JSON (RFC 8259) for the headers of model files: no comments, no duplicate keys,
 * nesting at most {@value #DEEPEST}. Numbers become Long where they are written as whole numbers
 * that fit, else Double; null is not accepted, because no header needs it. By hand, because core imports the JDK alone.
 */
final class JsonReader {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Reads an object; says where it is wrong in an IllegalArgumentException. */
    static Map<String, Object> object(String text) {
        return asObject(new JsonReader(text).whole("object"));
    }

    /** Reads an array. */
    static List<?> array(String text) {
        if (new JsonReader(text).whole("array") instanceof List<?> list) {
            return list;
        }
        throw notA("array");
    }

    /** A value that must be an object. */
    static Map<String, Object> asObject(Object value) {
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

    private Object whole(String what) {
        Object value = value();
        skipSpace();
        if (at != text.length()) {
            throw wrong("something follows the " + what);
        }
        return value;
    }

    private Object value() {
        skipSpace();
        char c = peek();
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw wrong("nested too deeply");
            }
            Object nested = c == '{' ? members() : elements();
            depth--;
            return nested;
        }
        if (c == '"') {
            return string();
        }
        if (c == 't' || c == 'f') {
            return literal();
        }
        return number();
    }

    private Map<String, Object> members() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        if (closes('}')) {
            return map;
        }
        do {
            skipSpace();
            String key = string();
            expect(':');
            if (map.put(key, value()) != null) {
                throw wrong("key '" + key + "' comes twice");
            }
        } while (another('}'));
        return map;
    }

    private List<Object> elements() {
        List<Object> list = new ArrayList<>();
        at++;
        if (closes(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (another(']'));
        return list;
    }

    private boolean closes(char end) {
        skipSpace();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a comma, or the closing bracket. */
    private boolean another(char end) {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) {
        skipSpace();
        if (peek() != c) {
            throw wrong("'" + c + "' is missing");
        }
        at++;
    }

    private Boolean literal() {
        for (Boolean value : new Boolean[] {true, false}) {
            if (text.startsWith(value.toString(), at)) {
                at += value.toString().length();
                return value;
            }
        }
        throw wrong("neither true nor false");
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(from, at);
        if (!number.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?")) {
            throw wrong("not a value");
        }
        if (number.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(number);
        }
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw wrong("number too large");
        }
        return value;
    }

    private String string() {
        if (peek() != '"') {
            throw wrong("a string is missing");
        }
        StringBuilder string = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            char c = peek();
            if (c < 0x20) {
                throw wrong("a control character in a string");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        at++;
        char c = peek();
        if (c == 'u') {
            String hex = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
            if (!hex.matches("[0-9a-fA-F]{4}")) {
                throw wrong("a bad escape");
            }
            at += 4;
            return (char) Integer.parseInt(hex, 16);
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            throw wrong("a bad escape");
        }
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("its JSON is wrong at character " + at + ": " + why);
    }
}
