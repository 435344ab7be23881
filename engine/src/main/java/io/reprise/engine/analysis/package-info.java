/** What is known of a video once it was analysed, and the view a ranker has of it. */
@NullMarked
package io.reprise.engine.analysis;

import org.jspecify.annotations.NullMarked;
