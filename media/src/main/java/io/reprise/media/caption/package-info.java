/** Captions and subtitles: reading them, and drawing them into pictures. */
@NullMarked
package io.reprise.media.caption;

import org.jspecify.annotations.NullMarked;
