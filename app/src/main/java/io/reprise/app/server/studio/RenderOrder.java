package io.reprise.app.server.studio;

import io.reprise.media.render.Format;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to render.
 *
 * @param keptSha256 the file to render from, if it is a highlight's own; null to render from the job's video
 */
public record RenderOrder(
        @Nullable String keptSha256,
        long startMicros,
        long endMicros,
        Format format,
        int width,
        double framesPerSecond,
        @Nullable Long maxBytes) {}
