/** Segments, the units that are ranked, and the ways to cut a video into them. */
@NullMarked
package io.reprise.core.segment;

import org.jspecify.annotations.NullMarked;
