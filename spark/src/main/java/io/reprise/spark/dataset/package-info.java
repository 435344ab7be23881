/** Annotations at scale: what is trained on, and metrics. */
@NullMarked
package io.reprise.spark.dataset;

import org.jspecify.annotations.NullMarked;
