package io.reprise.engine.process;

import java.time.Duration;

/**
 * What a child process may use before it is ended.
 *
 * @param heapMegabytes its Java heap
 * @param memoryBytes everything it holds in memory, native code's share included; above the heap
 * @param time how long a task may take
 */
public record ChildLimits(int heapMegabytes, long memoryBytes, Duration time) {
    private static final int LEAST_HEAP_MEGABYTES = 16;

    public ChildLimits {
        if (heapMegabytes < LEAST_HEAP_MEGABYTES || memoryBytes < (long) heapMegabytes << 20) {
            throw new IllegalArgumentException("a child needs a heap of at least " + LEAST_HEAP_MEGABYTES
                    + " MB within its memory, not " + heapMegabytes + " MB of " + memoryBytes + " bytes");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a child needs some time, not " + time);
        }
    }

    /** The same with another time. */
    public ChildLimits withTime(Duration other) {
        return new ChildLimits(heapMegabytes, memoryBytes, other);
    }
}
