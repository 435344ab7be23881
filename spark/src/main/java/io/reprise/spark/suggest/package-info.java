/** From a catalogue and histories to ranked moments. */
@NullMarked
package io.reprise.spark.suggest;

import org.jspecify.annotations.NullMarked;
