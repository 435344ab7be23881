/** The kinds of trouble a caller is told about; anything else that is thrown is our bug and flies. */
@NullMarked
package io.reprise.core.error;

import org.jspecify.annotations.NullMarked;
