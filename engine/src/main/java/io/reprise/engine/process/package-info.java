/** This process and its workers: who started whom, who is killed with whom, and what is said when native code crashes. */
@NullMarked
package io.reprise.engine.process;

import org.jspecify.annotations.NullMarked;
