/** What works on this machine, and what to do where something does not. */
@NullMarked
package io.reprise.app.doctor;

import org.jspecify.annotations.NullMarked;
