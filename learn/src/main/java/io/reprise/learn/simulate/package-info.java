/**
 * Features for a data set whose videos are not at hand, drawn so that real users, videos and GIFs make sense: what comes
 * of it is <em>simulated</em>, and every table says so.
 */
@NullMarked
package io.reprise.learn.simulate;

import org.jspecify.annotations.NullMarked;
