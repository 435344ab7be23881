/** Data sets: who clipped what out of which video, features of those videos, and files of predictions. */
@NullMarked
package io.reprise.learn.data;

import org.jspecify.annotations.NullMarked;
