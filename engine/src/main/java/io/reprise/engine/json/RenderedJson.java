package io.reprise.engine.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file that was written.
 *
 * @param format gif, webp or mp4
 * @param givenUp what a size limit cost, in words; empty if nothing
 */
public record RenderedJson(
        String format,
        String file,
        long bytes,
        int width,
        int height,
        double fps,
        @JsonProperty("given_up") String givenUp) {}
