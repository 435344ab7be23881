/** The promises of the command line, kept on every odd file at hand. */
@NullMarked
package io.reprise.app.contract;

import org.jspecify.annotations.NullMarked;
