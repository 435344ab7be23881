package io.reprise.engine.process;

import java.time.Duration;

/**
 * What a worker process may use before it is ended; the same for the command and the server.
 *
 * @param heapMegabytes its Java heap
 * @param memoryBytes everything it holds in memory, native code's share included; above the heap
 * @param time how long a task may take
 */
public record WorkerLimits(int heapMegabytes, long memoryBytes, Duration time) {
    /** Usual limits: 2 GiB, of which 320 MB Java heap, and an hour. */
    public static final WorkerLimits DEFAULT = new WorkerLimits(320, 2L << 30, Duration.ofHours(1));

    private static final int LEAST_HEAP_MEGABYTES = 16;
    /** The Java heap's part of the memory; the rest is native: decoders, frames, networks. */
    private static final int HEAP_SHARE = 8;

    public WorkerLimits {
        if (heapMegabytes < LEAST_HEAP_MEGABYTES || memoryBytes < (long) heapMegabytes << 20) {
            throw new IllegalArgumentException("a worker needs a heap of at least " + LEAST_HEAP_MEGABYTES
                    + " MB within its memory, not " + heapMegabytes + " MB of " + memoryBytes + " bytes");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a worker needs some time, not " + time);
        }
    }

    /**
     * Limits with a Java heap that fits the memory: an eighth, at least the usual 320 MB.
     *
     * @param memoryBytes at least {@link #leastBytes}
     */
    public static WorkerLimits of(long memoryBytes, Duration time) {
        long share = Math.min(Integer.MAX_VALUE, (memoryBytes / HEAP_SHARE) >> 20);
        return new WorkerLimits((int) Math.max(DEFAULT.heapMegabytes, share), memoryBytes, time);
    }

    /** Least memory that {@link #of} takes, in bytes. */
    public static long leastBytes() {
        return (long) DEFAULT.heapMegabytes << 20;
    }

    /** The same with another time. */
    public WorkerLimits withTime(Duration other) {
        return new WorkerLimits(heapMegabytes, memoryBytes, other);
    }
}
