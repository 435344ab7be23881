package io.reprise.learn.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.Micros;
import io.reprise.core.trouble.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of features: {@code features.json} with the encoder's name, the dimensions and the seconds of a segment, and
 * one {@code ID.npy} a video, [segments, dim] of float32 or float16. Files are opened and memory-mapped when a video is
 * asked for, so the folder may be far larger than memory.
 *
 * @param folder where they lie
 * @param spec what the vectors are
 * @param segmentMicros length of a segment
 */
public record FeatureFolder(Path folder, FeatureSpec spec, long segmentMicros) implements FeatureSource {
    private static final int LARGEST_DESCRIPTION = 1 << 16;

    /**
     * Reads what the folder says of itself.
     *
     * @throws BadInputException if it has no {@code features.json}, or one that is not as described
     */
    public static FeatureFolder open(Path folder) throws BadInputException {
        Path file = folder.resolve("features.json");
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_DESCRIPTION) {
                throw bad(file, "there is no such file, or it is too large; `reprise features` writes one");
            }
            JsonNode json = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(Files.readString(file));
            return of(folder, json, file);
        } catch (JsonProcessingException e) {
            throw bad(file, "it is not JSON: " + e.getOriginalMessage().replaceAll("\\p{Cntrl}", " "));
        } catch (IOException e) {
            throw bad(file, String.valueOf(e.getMessage()));
        }
    }

    private static FeatureFolder of(Path folder, JsonNode json, Path file) throws BadInputException {
        JsonNode encoder = json.path("encoder");
        JsonNode dim = json.path("dim");
        double seconds = json.path("segment_seconds").asDouble(Double.NaN);
        if (!encoder.isTextual() || !dim.isInt() || dim.asInt() < 1 || dim.asInt() > 1 << 24) {
            throw bad(file, "it needs \"encoder\", a text, and \"dim\", a whole number in [1, 16777216]");
        }
        double samples = seconds * SampleRange.PER_SECOND;
        if (!(seconds > 0 && seconds <= 3600) || Math.abs(samples - Math.rint(samples)) > 1e-9) {
            throw bad(file, "\"segment_seconds\" must be in (0, 3600] and a multiple of 0.1, not " + seconds);
        }
        FeatureSpec spec = FeatureSpec.single(encoder.asText(), dim.asInt());
        return new FeatureFolder(folder, spec, Micros.ofSeconds(seconds));
    }

    @Override
    public FeatureMatrix segments(String videoId) throws BadInputException {
        NpyFile file = NpyFile.open(file(videoId));
        if (file.dim() != spec.dim() || file.rows() == 0) {
            throw new BadInputException(
                    "bad-features",
                    file.path() + " holds " + file.rows() + " rows of " + file.dim() + ", features.json says "
                            + spec.dim() + " dimensions and a video has at least one segment");
        }
        return file.read(0, file.rows());
    }

    /** An id is a name and never a path. */
    private Path file(String videoId) throws BadInputException {
        if (!videoId.matches("[\\p{L}\\p{N}_.@ -]{1,200}") || videoId.startsWith(".")) {
            throw new BadInputException(
                    "bad-video-id",
                    "the video id '" + videoId.replaceAll("\\p{Cntrl}", "?") + "' cannot be a file's name");
        }
        return folder.resolve(videoId + ".npy");
    }

    private static BadInputException bad(Path file, String why) {
        return new BadInputException("bad-features", "cannot read features from " + file + ": " + why);
    }
}
