/** This process and its children: who started whom, who is killed with whom, and what is said when native code crashes. */
@NullMarked
package io.reprise.app.process;

import org.jspecify.annotations.NullMarked;
