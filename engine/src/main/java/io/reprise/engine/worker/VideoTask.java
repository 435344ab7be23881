package io.reprise.engine.worker;

import io.reprise.engine.pipeline.Request;
import io.reprise.engine.render.RenderRequest;
import org.jspecify.annotations.Nullable;

/**
 * The whole work on one video, as it is handed to a child process.
 *
 * @param request what to find
 * @param rendering how to write it; null if nothing is to be rendered
 * @param quiet whether only warnings are told
 */
public record VideoTask(Request request, @Nullable RenderRequest rendering, boolean quiet) {}
