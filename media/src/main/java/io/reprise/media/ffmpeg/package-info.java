/** FFmpeg's libraries through JavaCPP: loading, errors, ownership of native memory, files, decoders, scalers. */
@NullMarked
package io.reprise.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
