/** Rendering: from a range of a video to a GIF, an animated WebP or an MP4 of a wanted size. */
@NullMarked
package io.reprise.media.render;

import org.jspecify.annotations.NullMarked;
