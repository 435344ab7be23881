/** The histories of the store as a training set, over features of the cache. */
@NullMarked
package io.reprise.app.train;

import org.jspecify.annotations.NullMarked;
