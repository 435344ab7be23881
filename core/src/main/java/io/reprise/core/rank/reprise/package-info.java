/** The default ranker: a person's taste, generic appeal and position, weighed by the evidence of the person's history. */
@NullMarked
package io.reprise.core.rank.reprise;

import org.jspecify.annotations.NullMarked;
