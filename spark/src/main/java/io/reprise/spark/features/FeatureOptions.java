package io.reprise.spark.features;

import io.reprise.core.error.InvalidValueException;
import java.io.Serializable;

/**
 * How videos are analysed.
 *
 * @param encoder names of what looks, joined by '+'
 * @param threads of a worker process for decoding and looking, 1 to 256; 1 where every core has a task
 * @param minutes longest time for a video, at least 1
 * @param memoryMegabytes most memory of a worker process, at least 320
 * @param wave videos that are analysed and committed together, at least 1: what a killed run loses at most
 * @param tasksOfCore tasks of a wave for each core, at least 1: more even out long and short videos
 */
public record FeatureOptions(String encoder, int threads, int minutes, int memoryMegabytes, int wave, int tasksOfCore)
        implements Serializable {
    /** The built-in encoder, one thread, an hour, 2 GiB, 10,000 videos a wave, four tasks a core. */
    public static final FeatureOptions DEFAULT = new FeatureOptions("builtin", 1, 60, 2048, 10_000, 4);

    private static final int MOST_THREADS = 256;
    private static final int LEAST_MEGABYTES = 320;

    public FeatureOptions {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidValueException("threads", "threads are 1 to " + MOST_THREADS + ", not " + threads);
        }
        if (minutes < 1 || memoryMegabytes < LEAST_MEGABYTES) {
            throw new InvalidValueException(
                    "memoryMb",
                    "a video needs at least 1 minute and " + LEAST_MEGABYTES + " MB, not " + minutes + " and "
                            + memoryMegabytes);
        }
        if (wave < 1 || tasksOfCore < 1) {
            throw new InvalidValueException(
                    "wave", "a wave needs at least 1 video and 1 task a core, not " + wave + " and " + tasksOfCore);
        }
    }
}
