/** Downloads from servers that do what they should not. */
@NullMarked
package io.reprise.app.fetch;

import org.jspecify.annotations.NullMarked;
