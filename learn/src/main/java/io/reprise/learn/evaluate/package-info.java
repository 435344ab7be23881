/** Measuring rankers: metrics of every target video, bootstrap intervals, tables and pictures. */
@NullMarked
package io.reprise.learn.evaluate;

import org.jspecify.annotations.NullMarked;
