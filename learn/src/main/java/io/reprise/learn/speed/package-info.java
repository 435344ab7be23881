/** How fast training is, beside another program that does the same. */
@NullMarked
package io.reprise.learn.speed;

import org.jspecify.annotations.NullMarked;
