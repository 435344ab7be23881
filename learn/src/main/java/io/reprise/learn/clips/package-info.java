/** Questions about taste that hold from one video to another, composed of labelled real clips, and how rankers answer. */
@NullMarked
package io.reprise.learn.clips;

import org.jspecify.annotations.NullMarked;
