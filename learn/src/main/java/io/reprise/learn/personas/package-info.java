/** Viewers of one film whose picks are known: what each clipped before, and what each would clip next. */
@NullMarked
package io.reprise.learn.personas;

import org.jspecify.annotations.NullMarked;
