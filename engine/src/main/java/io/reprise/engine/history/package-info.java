/** A person's history, built once for the command, the server and training, through two ports. */
@NullMarked
package io.reprise.engine.history;

import org.jspecify.annotations.NullMarked;
