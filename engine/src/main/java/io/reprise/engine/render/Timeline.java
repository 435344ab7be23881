package io.reprise.engine.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.AtomicFile;
import io.reprise.core.file.FileNames;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.home.ErrorText;
import io.reprise.engine.json.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Suggestions in a file that a person may edit before they are rendered: the JSON of {@code suggest}. Only the video's
 * path and hash and each suggestion's start and end are read back; moments may be moved, added and removed.
 *
 * @param video the video's path as written
 * @param sha256 of the video when the timeline was made; empty if it was left out
 * @param ranges what to render, in the file's order, at least one
 */
public record Timeline(Path video, String sha256, List<TimeRange> ranges) {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Timeline {
        ranges = List.copyOf(ranges);
    }

    /**
     * Writes an answer as a timeline.
     *
     * @throws BadInputException if the file can't be written there
     */
    public static void write(Path file, Answer answer) throws BadInputException {
        try {
            byte[] bytes = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer);
            AtomicFile.write(file, channel -> {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            });
        } catch (IOException e) {
            throw new BadInputException(
                    "not-writable",
                    "cannot write the timeline " + file + ": " + ErrorText.of(e) + "; name another place",
                    e);
        }
    }

    /**
     * Reads a timeline.
     *
     * @throws BadInputException if there is none, or a moment in it is not a range; the message says which
     */
    public static Timeline read(Path file) throws BadInputException {
        JsonNode root = tree(file);
        List<TimeRange> ranges = new ArrayList<>();
        for (JsonNode suggestion : root.path("suggestions")) {
            ranges.add(range(file, ranges.size() + 1, suggestion));
        }
        String video = root.path("video").path("path").asText("");
        if (video.isEmpty() || ranges.isEmpty()) {
            throw bad(file, "it needs video.path and at least one of suggestions");
        }
        if (!FileNames.isPossible(video)) {
            throw bad(file, "no file can be named as its video.path '" + video + "'");
        }
        return new Timeline(Path.of(video), root.path("video").path("sha256").asText(""), ranges);
    }

    private static TimeRange range(Path file, int number, JsonNode suggestion) throws BadInputException {
        JsonNode start = suggestion.path("start");
        JsonNode end = suggestion.path("end");
        try {
            if (start.isNumber() && end.isNumber()) {
                return TimeRange.ofSeconds(start.asDouble(), end.asDouble());
            }
        } catch (IllegalArgumentException e) {
            // told below, with the numbers as the person wrote them
        }
        throw bad(file, "suggestion " + number + " needs 0 <= start < end in seconds, it has " + start + " and " + end);
    }

    private static JsonNode tree(Path file) throws BadInputException {
        try {
            if (!Files.exists(file)) {
                throw new BadInputException("no-such-file", "no such timeline: " + file + "; check the name");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw bad(file, "it is far too large");
            }
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw bad(file, "it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot read the timeline " + file + ": " + ErrorText.of(e), e);
        }
    }

    private static BadInputException bad(Path file, String what) {
        return new BadInputException(
                "bad-timeline", file + " is no timeline: " + what + "; take one that was written here");
    }
}
