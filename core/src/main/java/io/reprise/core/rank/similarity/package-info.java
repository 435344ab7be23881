/** Rankers that look at nothing but the similarities to the history. */
@NullMarked
package io.reprise.core.rank.similarity;

import org.jspecify.annotations.NullMarked;
