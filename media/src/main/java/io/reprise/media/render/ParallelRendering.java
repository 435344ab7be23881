package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Renders several files at once. After the first error no other is begun, and those under way are given up. */
final class ParallelRendering {
    /** One file's work as far as it can be given up. */
    @FunctionalInterface
    interface Work {
        Rendered render(RenderJob job) throws BadInputException;
    }

    private ParallelRendering() {}

    /** The results in the jobs' order; the first error in that order is thrown, a cancelled file being none. */
    static List<Rendered> run(List<RenderJob> jobs, int workers, Work work, Runnable giveUp, IntConsumer done)
            throws BadInputException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        AtomicInteger finished = new AtomicInteger();
        try {
            List<Future<Rendered>> futures = new ArrayList<>();
            for (RenderJob job : jobs) {
                futures.add(pool.submit(() -> {
                    try {
                        Rendered rendered = work.render(job);
                        synchronized (finished) {
                            done.accept(finished.incrementAndGet());
                        }
                        return rendered;
                    } catch (BadInputException | RuntimeException | Error e) {
                        giveUp.run();
                        throw e;
                    }
                }));
            }
            return collect(futures);
        } finally {
            pool.shutdown();
        }
    }

    private static List<Rendered> collect(List<Future<Rendered>> futures) throws BadInputException {
        List<Rendered> rendered = new ArrayList<>();
        @Nullable Throwable error = null;
        for (Future<Rendered> future : futures) {
            try {
                rendered.add(future.get());
            } catch (ExecutionException e) {
                error = error == null || error instanceof CancellationException ? e.getCause() : error;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while rendering");
            }
        }
        rethrow(error);
        return rendered;
    }

    private static void rethrow(@Nullable Throwable error) throws BadInputException {
        if (error instanceof BadInputException e) {
            throw e;
        }
        if (error instanceof RuntimeException e) {
            throw e;
        }
        if (error instanceof Error e) {
            throw e;
        }
    }
}
