/** Signals, full disks and folders that vanish while the built command works. */
@NullMarked
package io.reprise.app.fault;

import org.jspecify.annotations.NullMarked;
