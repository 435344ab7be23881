/** Teaches a small convolutional network to give the features of a large one, on pictures. */
@NullMarked
package io.reprise.learn.distil;

import org.jspecify.annotations.NullMarked;
