/** How well a ranking agrees with what people clipped: average precision, summary duration, recall. */
@NullMarked
package io.reprise.core.metric;

import org.jspecify.annotations.NullMarked;
