/** The ranker of our own: similarity to the history, generic appeal and position, named inputs under a small model. */
@NullMarked
package io.reprise.core.rank.reprise;

import org.jspecify.annotations.NullMarked;
