/**
 * From a video to GIFs: {@link io.reprise.app.pipeline.Pipeline} reads top to bottom like the way of the data. Nothing
 * here knows of the command line; whoever calls listens through {@link io.reprise.app.pipeline.Listener}.
 */
@NullMarked
package io.reprise.app.pipeline;

import org.jspecify.annotations.NullMarked;
