/** The built-in encoder: colour, layout, texture, edges, motion and sound, measured, not learned. */
@NullMarked
package io.reprise.vision.builtin;

import org.jspecify.annotations.NullMarked;
