/** Files: written beside and moved into place. */
@NullMarked
package io.reprise.core.file;

import org.jspecify.annotations.NullMarked;
