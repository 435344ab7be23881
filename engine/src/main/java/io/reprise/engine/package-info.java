/** The use case in a library: {@link io.reprise.engine.Reprise} is its front. */
@NullMarked
package io.reprise.engine;

import org.jspecify.annotations.NullMarked;
