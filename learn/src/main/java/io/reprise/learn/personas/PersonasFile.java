package io.reprise.learn.personas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads personas from JSON: {@code film, segment_seconds, segments, personas[name, taste, history, target, ignore]}. */
public final class PersonasFile {
    private static final long LARGEST_BYTES = 50_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PersonasFile() {}

    /**
     * Reads a file.
     *
     * @throws BadInputException "no-such-file", "too-large", or "bad-personas" with what is wrong
     */
    public static Personas read(Path file) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("no-such-file", "no such file: " + file);
        }
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException("too-large", file + " is too large for personas, 50 MB at most");
            }
            return read(MAPPER.readTree(file.toFile()), file);
        } catch (JsonProcessingException e) {
            throw new BadInputException("bad-personas", file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("bad-personas", file + " can't be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-personas", file + ": " + e.getMessage(), e);
        }
    }

    private static Personas read(JsonNode root, Path file) throws BadInputException {
        JsonNode list = root.path("personas");
        JsonNode seconds = root.path("segment_seconds");
        if (!list.isArray() || !seconds.isNumber()) {
            throw new BadInputException(
                    "bad-personas", file + " lacks a list 'personas' or a number 'segment_seconds'");
        }
        List<Persona> personas = new ArrayList<>();
        for (JsonNode persona : list) {
            personas.add(new Persona(
                    persona.path("name").asText("persona " + personas.size()),
                    persona.path("taste").asText(""),
                    segments(persona, "history"),
                    segments(persona, "target"),
                    segments(persona, "ignore")));
        }
        return new Personas(
                root.path("film").asText(""),
                seconds.asDouble(),
                root.path("segments").asInt(0),
                personas);
    }

    private static Set<Integer> segments(JsonNode persona, String field) {
        Set<Integer> segments = new TreeSet<>();
        for (JsonNode segment : persona.path(field)) {
            if (!segment.isInt() || segment.asInt() < 0) {
                throw new IllegalArgumentException("'" + field + "' of persona '"
                        + persona.path("name").asText() + "' holds " + segment + ", not a segment's index");
            }
            segments.add(segment.asInt());
        }
        return segments;
    }
}
