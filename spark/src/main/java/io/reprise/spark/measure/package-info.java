/** Videos drawn at random, to measure what the jobs take. */
@NullMarked
package io.reprise.spark.measure;

import org.jspecify.annotations.NullMarked;
