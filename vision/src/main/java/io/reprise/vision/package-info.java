/** Encoders: which ones there are by name, and several joined into one. */
@NullMarked
package io.reprise.vision;

import org.jspecify.annotations.NullMarked;
