/** The kinds of errors that callers handle; anything else that is thrown is our bug and is not caught. */
@NullMarked
package io.reprise.core.error;

import org.jspecify.annotations.NullMarked;
