/** Ranking SVMs: the solver, and the rankers that are one. */
@NullMarked
package io.reprise.core.rank.svm;

import org.jspecify.annotations.NullMarked;
