package io.reprise.media.render.gif;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work on the rows of a picture, or on other things that are in a row, divided among threads: each has a band of rows that follow one another. By hand: a
 * parallel stream would take all processors, whatever number of threads was asked for.
 */
final class Bands {
    /** Rows of a band are a multiple of so many: {@link ErrorWeights}' blocks are whole then. */
    private static final int STEP = 4;

    private final int rows;
    private final int threads;

    /** Work on some rows, or on one row, whose results do not depend on other rows'. */
    @FunctionalInterface
    interface Work {
        /** Does the rows from the first up to the end, which is not among them. */
        void rows(int first, int end);
    }

    Bands(int rows, int threads) {
        this.rows = rows;
        this.threads = Math.max(1, Math.min(threads, rows / STEP));
    }

    /** How many threads do them. */
    int threads() {
        return threads;
    }

    /** Does all rows. */
    void run(Work work) {
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[threads - 1];
        for (int band = 1; band < threads; band++) {
            int first = start(band);
            int end = start(band + 1);
            others[band - 1] = ForkJoinPool.commonPool().submit(() -> work.rows(first, end));
        }
        work.rows(0, start(1));
        for (ForkJoinTask<?> other : others) {
            other.join();
        }
    }

    private int start(int band) {
        return band == threads ? rows : (int) ((long) rows * band / threads) / STEP * STEP;
    }
}
