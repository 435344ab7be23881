package io.reprise.learn.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.error.BadInputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files of predictions: JSON lines, one target video a line, {@code {"user_id": "12999", "youtubeId": "dhuI9TO1rY8",
 * "segment_seconds": 5, "scores": [0.1, ..]}}. A bad file is refused with one line that names the row.
 */
public final class PredictionsFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // so that NaN is told of as NaN
            .build();

    private PredictionsFile() {}

    /**
     * Reads the predictions for every target of a data set; blank lines are skipped.
     *
     * @throws BadInputException if there is no such file, a row is bad, comes twice, names a user or video that is not
     *     a target, has the wrong number of scores, or a target has none
     */
    public static Predictions read(Path file, Dataset dataset) throws BadInputException {
        if (Files.isDirectory(file)) {
            throw new BadInputException("not-a-file", file + " is a folder; give one file of predictions");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader.lines().iterator(), dataset);
        } catch (NoSuchFileException e) {
            throw new BadInputException("no-such-file", "there is no file " + file + " to read predictions from", e);
        } catch (IOException e) {
            throw new BadInputException("unreadable", file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the predictions for every target of a data set from lines, wherever they come from.
     *
     * @param name what to call them in messages
     * @throws BadInputException as {@link #read(Path, Dataset)}
     */
    public static Predictions read(String name, Iterator<String> lines, Dataset dataset) throws BadInputException {
        PredictionsChecker checker = new PredictionsChecker(dataset);
        int row = 0;
        try {
            while (lines.hasNext()) {
                String line = lines.next();
                row++;
                if (!line.isBlank()) {
                    checker.add(row, parse(line));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-row", name + ", row " + row + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof MalformedInputException
                    ? new BadInputException("not-text", name + ", after row " + row + ": this is no UTF-8 text", e)
                    : new BadInputException(
                            "unreadable",
                            name + " cannot be read: "
                                    + Objects.requireNonNull(e.getCause()).getMessage(),
                            e);
        }
        return checker.finish(name);
    }

    private static JsonNode parse(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!node.isObject()) {
                throw new IllegalArgumentException("a prediction is a JSON object, not " + TimeFormat.shortened(line));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Writes predictions, 5-second segments, one line a prediction. */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Prediction prediction : predictions) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("user_id", prediction.userId());
                line.put("youtubeId", prediction.videoId());
                line.put("segment_seconds", 5);
                line.put("scores", prediction.scores());
                writer.write(MAPPER.writeValueAsString(line));
                writer.write('\n');
            }
        }
    }
}
