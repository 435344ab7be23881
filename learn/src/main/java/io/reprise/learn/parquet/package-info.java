/** Features of a data set that are stored as Parquet. */
@NullMarked
package io.reprise.learn.parquet;

import org.jspecify.annotations.NullMarked;
