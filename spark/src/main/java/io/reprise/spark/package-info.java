/** The functions of the product over a catalogue of videos and users, on Apache Spark. */
@NullMarked
package io.reprise.spark;

import org.jspecify.annotations.NullMarked;
