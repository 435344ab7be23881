package io.reprise.learn.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampleRange;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds predictions against the targets they are for; what it throws goes after "row 17: ". */
final class PredictionsChecker {
    private final Map<String, UserVideo> targets = new LinkedHashMap<>();
    private final Map<String, Prediction> found = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private int segmentSamples;

    PredictionsChecker(Dataset dataset) {
        dataset.users().forEach(user -> user.target().ifPresent(target -> targets.put(user.id(), target)));
    }

    void add(int row, JsonNode node) {
        String user = name(node, "user_id");
        UserVideo target = targets.get(user);
        if (target == null) {
            throw new IllegalArgumentException("user " + user + " is not among the annotations' users with a target");
        }
        String video = name(node, "youtubeId");
        if (!video.equals(target.videoId())) {
            throw new IllegalArgumentException(
                    "the target of user " + user + " is video " + target.videoId() + ", not " + video);
        }
        Integer earlier = rows.putIfAbsent(user, row);
        if (earlier != null) {
            throw new IllegalArgumentException("user " + user + " was predicted already, in row " + earlier);
        }
        sameSegments(node);
        found.put(user, new Prediction(user, video, fitting(target, scores(node))));
    }

    Predictions finish(String name) throws BadInputException {
        List<Map.Entry<String, UserVideo>> missing = targets.entrySet().stream()
                .filter(target -> !found.containsKey(target.getKey()))
                .toList();
        if (!missing.isEmpty()) {
            Map.Entry<String, UserVideo> first = missing.get(0);
            throw new BadInputException(
                    "missing-predictions",
                    name + " has no prediction for " + missing.size() + " of " + targets.size()
                            + " targets, the first is that of user " + first.getKey() + " (video "
                            + first.getValue().videoId() + ")");
        }
        return new Predictions(segmentSamples, found);
    }

    private static String name(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null
                || !(value.isTextual() || value.isIntegralNumber())
                || value.asText().isBlank()) {
            throw new IllegalArgumentException("field " + field + " is missing or no text");
        }
        return value.asText().strip();
    }

    private void sameSegments(JsonNode node) {
        JsonNode value = node.get("segment_seconds");
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException("field segment_seconds is missing or no number");
        }
        BigDecimal samples = TimeFormat.parse(value.asText())
                .multiply(BigDecimal.valueOf(SampleRange.PER_SECOND))
                .stripTrailingZeros();
        if (samples.signum() <= 0 || samples.scale() > 0) {
            throw new IllegalArgumentException("segment_seconds is " + value.asText()
                    + "; it must be a positive number of tenths of a second, 5 to compare with the paper");
        }
        if (segmentSamples != 0 && segmentSamples != samples.intValueExact()) {
            throw new IllegalArgumentException("segment_seconds is " + value.asText() + ", in the rows before it was "
                    + segmentSamples / (double) SampleRange.PER_SECOND);
        }
        segmentSamples = samples.intValueExact();
    }

    private static double[] scores(JsonNode node) {
        JsonNode array = node.get("scores");
        if (array == null || !array.isArray()) {
            throw new IllegalArgumentException("field scores is missing or no list");
        }
        double[] scores = new double[array.size()];
        for (int i = 0; i < scores.length; i++) {
            JsonNode value = array.get(i);
            scores[i] = value.asDouble();
            if (!value.isNumber() || !Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is " + TimeFormat.shortened(value.toString())
                        + "; every segment needs a finite number");
            }
        }
        return scores;
    }

    /**
     * One score more than there are segments is left out: a sliver at the end shorter than a sample is no segment here.
     */
    private double[] fitting(UserVideo target, double[] scores) {
        int segments = target.sampled(segmentSamples).segments();
        if (scores.length != segments && scores.length != segments + 1) {
            throw new IllegalArgumentException((scores.length < segments ? "too few scores, " : "too many scores, ")
                    + scores.length + ": video " + target.videoId() + " of "
                    + target.samples() / (double) SampleRange.PER_SECOND + " s has " + segments + " segments");
        }
        return Arrays.copyOf(scores, segments);
    }
}
