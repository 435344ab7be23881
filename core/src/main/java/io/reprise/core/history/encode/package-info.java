/** Ways to turn a history into numbers that a network takes beside a segment. */
@NullMarked
package io.reprise.core.history.encode;

import org.jspecify.annotations.NullMarked;
