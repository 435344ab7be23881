/** Work that worker processes do: tasks and reports that cross as lines of JSON, and who does them. */
@NullMarked
package io.reprise.engine.worker;

import org.jspecify.annotations.NullMarked;
