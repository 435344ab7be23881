/** Listwise learning of small linear models: which of a video's segments are chosen, all of them seen at once. */
@NullMarked
package io.reprise.learn.listwise;

import org.jspecify.annotations.NullMarked;
