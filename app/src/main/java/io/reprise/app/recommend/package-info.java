/** Ranks cached videos for people at once: analyses and histories kept in memory, within bounds. */
@NullMarked
package io.reprise.app.recommend;

import org.jspecify.annotations.NullMarked;
