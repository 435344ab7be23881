package io.reprise.media.ffmpeg;

/** A function of FFmpeg said no. Who knows the file turns it into an error that names it. */
public final class FfmpegException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int error;

    /**
     * Tells what FFmpeg refused.
     *
     * @param error FFmpeg's code, negative
     * @param message what was being done and FFmpeg's words for the code
     */
    public FfmpegException(int error, String message) {
        super(message);
        this.error = error;
    }

    /** FFmpeg's code, negative. */
    public int error() {
        return error;
    }
}
