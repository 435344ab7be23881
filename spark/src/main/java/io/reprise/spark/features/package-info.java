/** From videos to a catalogue: every video is decoded in a child process. */
@NullMarked
package io.reprise.spark.features;

import org.jspecify.annotations.NullMarked;
