package io.reprise.app.recommend;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Memory that questions may work with at the same time: what needs more than is left waits until others are answered, in
 * order. Without it as many large questions as there are processors would fill the heap.
 */
final class WorkingMemory {
    private static final int MEBIBYTE_BITS = 20;

    private final int all;
    private final Semaphore free;

    /** So many bytes, counted in MiB. */
    WorkingMemory(long bytes) {
        this.all = (int) Math.max(1, bytes >> MEBIBYTE_BITS);
        this.free = new Semaphore(all, true);
    }

    /**
     * Does what takes memory.
     *
     * @param bytes an estimate; what takes more than there is works alone
     */
    <T> T with(long bytes, Supplier<T> work) {
        int share = (int) Math.min(all, 1 + (bytes >> MEBIBYTE_BITS));
        free.acquireUninterruptibly(share);
        try {
            return work.get();
        } finally {
            free.release(share);
        }
    }
}
