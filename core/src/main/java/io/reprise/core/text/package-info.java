/** Text from elsewhere, made fit to be shown. */
@NullMarked
package io.reprise.core.text;

import org.jspecify.annotations.NullMarked;
