package io.reprise.core.frame;

/**
 * A stretch of sound, mixed down to one channel.
 *
 * @param timeMicros presentation time of the first sample, on the frames' clock
 * @param sampleRate samples a second
 * @param samples amplitudes, full scale being [-1, 1]. The array belongs to the decoder: copy what you keep
 * @param length how many of the array's samples are valid
 */
public record SoundBlock(long timeMicros, int sampleRate, float[] samples, int length) {
    public SoundBlock {
        if (sampleRate < 1 || length < 0 || length > samples.length) {
            throw new IllegalArgumentException(
                    "bad sound block: " + length + " of " + samples.length + " samples at " + sampleRate + " a second");
        }
    }
}
