/** Changing a person's stored history: adding GIFs, finding where they come from, taking them out and in again as files. */
@NullMarked
package io.reprise.app.history;

import org.jspecify.annotations.NullMarked;
