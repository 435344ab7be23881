/** Chosen moments of a video written as files. */
@NullMarked
package io.reprise.engine.render;

import org.jspecify.annotations.NullMarked;
