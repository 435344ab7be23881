/** Histories taken from elsewhere. */
@NullMarked
package io.reprise.app.history;

import org.jspecify.annotations.NullMarked;
