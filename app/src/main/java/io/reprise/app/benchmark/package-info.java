/** How long the program takes, beside another program in the same minute. */
@NullMarked
package io.reprise.app.benchmark;

import org.jspecify.annotations.NullMarked;
