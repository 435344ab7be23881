/** From labelled videos and histories to a model. */
@NullMarked
package io.reprise.learn.train;

import org.jspecify.annotations.NullMarked;
