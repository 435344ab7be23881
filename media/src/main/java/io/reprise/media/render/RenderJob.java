package io.reprise.media.render;

import io.reprise.core.time.TimeRange;
import java.nio.file.Path;

/**
 * One file to render.
 *
 * @param range what it shows
 * @param file where to; an existing file is replaced
 * @param options how
 */
public record RenderJob(TimeRange range, Path file, RenderOptions options) {}
