/** Rankers that add the scores of others. */
@NullMarked
package io.reprise.core.rank.fusion;

import org.jspecify.annotations.NullMarked;
