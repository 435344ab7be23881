/** Rankers: what orders the segments of a video for a person. */
@NullMarked
package io.reprise.core.rank;

import org.jspecify.annotations.NullMarked;
