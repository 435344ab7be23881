/** A film drawn in code, with scenes that come back, and two people who like different ones. */
@NullMarked
package io.reprise.media.demo;

import org.jspecify.annotations.NullMarked;
