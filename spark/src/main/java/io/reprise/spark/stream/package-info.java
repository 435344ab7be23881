/** Suggestions that follow a folder of events. */
@NullMarked
package io.reprise.spark.stream;

import org.jspecify.annotations.NullMarked;
