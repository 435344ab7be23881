/** The experiments behind the published tables. */
@NullMarked
package io.reprise.learn.experiment;

import org.jspecify.annotations.NullMarked;
