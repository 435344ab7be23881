package io.reprise.media;

import io.reprise.core.time.TimeRange;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How a video is decoded.
 *
 * @param threads for decoding, at least 1
 * @param depth how much is decoded
 * @param range which part, frames with start <= time < end; null for the whole
 * @param sample whether the range stands for the whole: as much of it is left out as of the whole video
 * @param soundRate about how many samples a second of sound are handed on (the stored rate divided by a whole number, the
 *     nearest there is; blocks say which); 0 if no reader listens
 * @param cancelled asked often; once it says true the pass ends with {@link
 *     java.util.concurrent.CancellationException}
 * @param progress told the part done, from 0 to 1, never going back
 */
public record AnalysisOptions(
        int threads,
        Depth depth,
        @Nullable TimeRange range,
        boolean sample,
        int soundRate,
        BooleanSupplier cancelled,
        DoubleConsumer progress) {
    /** Enough for loudness, onsets and the spectrum up to 6 kHz. */
    public static final int SOUND_RATE = 12_000;

    private static final int LARGEST_SOUND_RATE = 192_000;

    public AnalysisOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("decoding needs at least 1 thread, not " + threads);
        }
        if (soundRate < 0 || soundRate > LARGEST_SOUND_RATE) {
            throw new IllegalArgumentException("a sound rate is 0 to " + LARGEST_SOUND_RATE + ", not " + soundRate);
        }
    }

    /** The whole video, sparsely, with sound, on two threads. */
    public static AnalysisOptions standard() {
        return new AnalysisOptions(2, Depth.SPARSE, null, false, SOUND_RATE, () -> false, part -> {});
    }

    /** The same on other threads. */
    public AnalysisOptions withThreads(int count) {
        return new AnalysisOptions(count, depth, range, sample, soundRate, cancelled, progress);
    }

    /** The same to another depth. */
    public AnalysisOptions withDepth(Depth other) {
        return new AnalysisOptions(threads, other, range, sample, soundRate, cancelled, progress);
    }

    /** The same for a part of the video only. */
    public AnalysisOptions withRange(TimeRange part) {
        return new AnalysisOptions(threads, depth, part, false, soundRate, cancelled, progress);
    }

    /** The same for a part of the video that is looked at as the whole would be: to see how long that takes. */
    public AnalysisOptions withSample(TimeRange part) {
        return new AnalysisOptions(threads, depth, part, true, soundRate, cancelled, progress);
    }

    /** The same with sound at another rate; 0 for none. */
    public AnalysisOptions withSoundRate(int rate) {
        return new AnalysisOptions(threads, depth, range, sample, rate, cancelled, progress);
    }

    /** The same, asking whether to go on. */
    public AnalysisOptions withCancelled(BooleanSupplier question) {
        return new AnalysisOptions(threads, depth, range, sample, soundRate, question, progress);
    }

    /** The same, telling how far it is. */
    public AnalysisOptions withProgress(DoubleConsumer listener) {
        return new AnalysisOptions(threads, depth, range, sample, soundRate, cancelled, listener);
    }
}
