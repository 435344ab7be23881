/** The histories of the store as something to learn from: a data set over what the cache knows of its videos. */
@NullMarked
package io.reprise.app.train;

import org.jspecify.annotations.NullMarked;
