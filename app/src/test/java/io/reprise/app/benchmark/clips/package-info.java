/** Tests of the benchmark of clips, on drawn ones. */
@NullMarked
package io.reprise.app.benchmark.clips;

import org.jspecify.annotations.NullMarked;
