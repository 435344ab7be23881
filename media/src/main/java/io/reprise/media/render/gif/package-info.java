/** Making GIFs: a palette for the clip, and pictures that share as much as they can with the one before. */
@NullMarked
package io.reprise.media.render.gif;

import org.jspecify.annotations.NullMarked;
