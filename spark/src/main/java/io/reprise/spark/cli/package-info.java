/** The commands: what is read and written, and errors in one line. */
@NullMarked
package io.reprise.spark.cli;

import org.jspecify.annotations.NullMarked;
