/** A catalogue of analysed videos as Parquet on any file system that Hadoop knows. */
@NullMarked
package io.reprise.spark.catalogue;

import org.jspecify.annotations.NullMarked;
