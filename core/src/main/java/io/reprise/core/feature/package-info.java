/** Feature vectors: their layout, matrices of them, and the extractors that make them. */
@NullMarked
package io.reprise.core.feature;

import org.jspecify.annotations.NullMarked;
