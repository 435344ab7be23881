package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.nio.file.Path;

/** Encodes footage as one of the formats. */
interface ClipEncoder {
    /**
     * Writes a file.
     *
     * @param file exists and is empty
     * @param note what the file says of where it comes from
     */
    Encoded encode(SourceFrames frames, EncodeSettings settings, SourceNote note, Path file)
            throws BadInputException, FfmpegException, IOException;

    /**
     * What was written.
     *
     * @param pictures how many
     * @param lengthMicros how long they are shown
     */
    record Encoded(int pictures, long lengthMicros) {}
}
