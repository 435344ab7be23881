/** Ranking networks as they are applied: plain Java, no native code. */
@NullMarked
package io.reprise.core.rank.network;

import org.jspecify.annotations.NullMarked;
