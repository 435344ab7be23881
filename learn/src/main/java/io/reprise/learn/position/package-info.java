/** Fitting the prior over positions. */
@NullMarked
package io.reprise.learn.position;

import org.jspecify.annotations.NullMarked;
