/** Video in: probing, one decoding pass for everybody, hard cuts. FFmpeg's native code is called from here down only. */
@NullMarked
package io.reprise.media;

import org.jspecify.annotations.NullMarked;
