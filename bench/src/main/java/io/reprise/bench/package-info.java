/** JMH benchmarks: one class for each stage, on drawn or random input that is the same every time. */
@NullMarked
package io.reprise.bench;

import org.jspecify.annotations.NullMarked;
