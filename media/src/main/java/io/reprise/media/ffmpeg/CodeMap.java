package io.reprise.media.ffmpeg;

/** The way from 16-bit RGB, as FFmpeg's scaler gives it, to the 8 bits of an ordinary screen. */
@FunctionalInterface
interface CodeMap {
    /**
     * Maps one pixel.
     *
     * @param red 16-bit code, 0 to 65535; so the others
     * @param rgb takes three bytes
     * @param at where in {@code rgb}
     */
    void map(int red, int green, int blue, byte[] rgb, int at);
}
