package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sources that are one video under several names. As text: one group a line, its sources as {@code CLASS/gNN}, separated
 * by commas; what follows a # is a remark. Groups that share a source are one.
 */
public final class Twins {
    /** The name under which a folder of clips lists its own. */
    public static final String FILE = "twins.txt";

    private static final String KNOWN = "ucf101-twins.txt";

    private final Map<String, String> parents = new HashMap<>();

    /** Those known of UCF101, by the names of its classes. */
    public static Twins known() {
        Twins twins = new Twins();
        try (InputStream stream = Objects.requireNonNull(Twins.class.getResourceAsStream(KNOWN), KNOWN);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            twins.addLines(reader.lines().toList(), KNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInputException e) {
            throw new IllegalStateException("the list of twins that comes with the program is damaged", e);
        }
        return twins;
    }

    /**
     * Adds those that a file lists.
     *
     * @throws BadInputException "bad-twins" if it cannot be read, or a line names fewer than two sources
     */
    public void addFile(Path file) throws BadInputException {
        try {
            addLines(Files.readAllLines(file), file.toString());
        } catch (IOException e) {
            throw new BadInputException("bad-twins", "cannot read the twins in " + file + ": " + e.getMessage(), e);
        }
    }

    /** These, and those that a folder of clips lists in {@link #FILE}, if it does. */
    public Twins with(Path folder) throws BadInputException {
        if (Files.exists(folder.resolve(FILE))) {
            addFile(folder.resolve(FILE));
        }
        return this;
    }

    private void addLines(List<String> lines, String where) throws BadInputException {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                addLine(line, where + ", line " + (i + 1));
            }
        }
    }

    private void addLine(String line, String where) throws BadInputException {
        List<String> sources = new ArrayList<>();
        for (String source : line.split(",", -1)) {
            sources.add(source.strip());
        }
        if (sources.size() < 2 || sources.stream().anyMatch(source -> !source.contains("/"))) {
            throw new BadInputException(
                    "bad-twins",
                    where + ": twins are two or more sources as CLASS/gNN, separated by commas, not '" + line + "'");
        }
        sources.forEach(source -> join(sources.get(0), source));
    }

    /** Says that two sources are one. */
    public void join(String one, String other) {
        String a = source(one);
        String b = source(other);
        if (!a.equals(b)) {
            // the name that is first in the alphabet stands for all
            parents.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
    }

    /** The one name of a source. */
    public String source(String name) {
        String source = name;
        for (String parent = parents.get(source); parent != null; parent = parents.get(source)) {
            source = parent;
        }
        return source;
    }

    /** The clips with one name for each source. */
    public List<Clip> apply(List<Clip> clips) {
        return clips.stream().map(clip -> clip.from(source(clip.source()))).toList();
    }
}
