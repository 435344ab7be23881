/** Time: whole microseconds inside, seconds as floating point only at the edges. */
@NullMarked
package io.reprise.core.time;

import org.jspecify.annotations.NullMarked;
