package io.reprise.vision.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The public networks that the program knows by name. The list is a resource of the program, so that the hashes are as
 * trustworthy as the program itself.
 *
 * @param entries in the order they are shown
 */
public record Catalogue(List<CatalogueEntry> entries) {
    /** The resource, and what a file of a user's own is called in his home. */
    public static final String RESOURCE = "encoders.yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The program's own. */
    public static Catalogue own() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new Catalogue(List.of(YAML.readValue(in, CatalogueEntry[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("the program's catalogue of encoders is damaged", e);
        }
    }

    /**
     * The program's own and, before it, the entries of a file of the same kind; one of the same name takes the place of
     * the program's.
     *
     * @param file which need not be there
     * @throws DoesNotFitException if it is there and wrong: one line
     */
    public static Catalogue ownAnd(Path file) {
        if (!Files.exists(file)) {
            return own();
        }
        Map<String, CatalogueEntry> all = new LinkedHashMap<>();
        try {
            for (CatalogueEntry entry : YAML.readValue(file.toFile(), CatalogueEntry[].class)) {
                all.put(entry.name(), entry);
            }
        } catch (IOException e) {
            String why = String.valueOf(
                    e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
            throw new DoesNotFitException(
                    "no-encoder",
                    file + " is not a catalogue of encoders: "
                            + why.lines().findFirst().orElse(""));
        }
        own().entries.forEach(entry -> all.putIfAbsent(entry.name(), entry));
        return new Catalogue(List.copyOf(all.values()));
    }

    /**
     * An entry by its name.
     *
     * @throws DoesNotFitException if there is none; the line lists those there are
     */
    public CatalogueEntry get(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DoesNotFitException(
                        "no-encoder",
                        "no encoder called " + name + " in the catalogue; there are: "
                                + entries.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "))
                                + "; another network is added with: reprise encoder add MANIFEST"));
    }

    /** The manifest of an entry as YAML, for a model of its file's name in the same folder. */
    public static String manifest(CatalogueEntry entry) {
        ObjectNode tree = YAML.createObjectNode();
        tree.put("name", entry.name()).put("model", entry.file()).put("sha256", entry.sha256());
        tree.setAll(entry.manifest());
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
