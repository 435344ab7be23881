/**
 * Features for a data set whose videos are not at hand, composed of real clips: real users, videos and places, and real
 * pixels of other videos. Every table says so.
 */
@NullMarked
package io.reprise.learn.compose;

import org.jspecify.annotations.NullMarked;
