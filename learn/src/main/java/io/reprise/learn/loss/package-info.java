/** Ranking losses and their gradients with respect to the scores, in plain Java. */
@NullMarked
package io.reprise.learn.loss;

import org.jspecify.annotations.NullMarked;
