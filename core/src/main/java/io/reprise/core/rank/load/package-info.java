/** From a ranker's name or a model's file to the ranker. */
@NullMarked
package io.reprise.core.rank.load;

import org.jspecify.annotations.NullMarked;
