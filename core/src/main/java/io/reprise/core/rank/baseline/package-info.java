/** Rankers without a model and without pixels: what every table needs beside the methods it compares. */
@NullMarked
package io.reprise.core.rank.baseline;

import org.jspecify.annotations.NullMarked;
