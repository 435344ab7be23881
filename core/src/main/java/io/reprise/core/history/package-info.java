/** Highlights a person made before, and what a ranker may know of them. */
@NullMarked
package io.reprise.core.history;

import org.jspecify.annotations.NullMarked;
