/** Work that takes long: a queue in the store, and a pool that has it done by child processes. */
@NullMarked
package io.reprise.app.job;

import org.jspecify.annotations.NullMarked;
