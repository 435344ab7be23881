/**
 * From a video to GIFs: {@link io.reprise.engine.pipeline.Pipeline} reads top to bottom like the way of the data. Nothing
 * here knows of the command line; whoever calls listens through {@link io.reprise.engine.analysis.Listener}.
 */
@NullMarked
package io.reprise.engine.pipeline;

import org.jspecify.annotations.NullMarked;
