/** Choosing moments: from ranked segments to the few ranges worth sharing. */
@NullMarked
package io.reprise.core.select;

import org.jspecify.annotations.NullMarked;
