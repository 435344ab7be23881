/** Drawn material for tests. */
@NullMarked
package io.reprise.engine.testing;

import org.jspecify.annotations.NullMarked;
