/** Hard cuts, found in frames that are decoded anyway. */
@NullMarked
package io.reprise.media.cut;

import org.jspecify.annotations.NullMarked;
