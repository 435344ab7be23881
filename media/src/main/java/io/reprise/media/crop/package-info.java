/** Finds black bars beside, above and below a video's pictures. */
@NullMarked
package io.reprise.media.crop;

import org.jspecify.annotations.NullMarked;
