/** What {@code distil} needs from the other modules: a teacher that is an encoder, and the frames of videos. */
@NullMarked
package io.reprise.app.distil;

import org.jspecify.annotations.NullMarked;
