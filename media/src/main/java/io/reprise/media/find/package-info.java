/** Finds a clip in the video it was cut from, by its pictures. */
@NullMarked
package io.reprise.media.find;

import org.jspecify.annotations.NullMarked;
