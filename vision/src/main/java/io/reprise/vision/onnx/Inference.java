package io.reprise.vision.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a network beside the decoding: batches are filled by the decoder's thread, run on others, and their buffers used
 * again. There are only so many buffers, so the decoder waits when the network is slower.
 */
final class Inference implements AutoCloseable {
    private final OnnxModel model;
    private final BlockingQueue<Batch> free;
    private final ExecutorService workers;
    private final List<Future<Moments>> results = new ArrayList<>();

    /** What a batch gave: a time and a vector an item. */
    record Moments(long[] timesMicros, float[][] vectors) {}

    /**
     * Starts the workers.
     *
     * @param workers runs at a time
     * @param filling batches that the caller fills at a time
     * @param buffers makes an empty batch
     */
    Inference(OnnxModel model, int workers, int filling, Supplier<Batch> buffers) {
        this.model = model;
        int count = workers + filling + 1;
        free = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            free.add(buffers.get());
        }
        this.workers = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "inference");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** An empty batch to fill; waits until there is one. Tells at once when an earlier batch failed. */
    Batch take() {
        for (Future<Moments> result : results) {
            if (result.isDone()) {
                get(result);
            }
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Gives back a batch in which nothing is. */
    void giveBack(Batch batch) {
        free.add(batch);
    }

    /** Hands a filled batch over. */
    void submit(Batch batch) {
        results.add(workers.submit(() -> {
            try {
                long[] times = java.util.Arrays.copyOf(batch.timesMicros, batch.count);
                return new Moments(times, model.run(batch));
            } finally {
                batch.count = 0;
                free.add(batch);
            }
        }));
    }

    /** Waits for everything handed over, and gives it in that order. */
    List<Moments> finish() {
        return results.stream().map(Inference::get).toList();
    }

    private static Moments get(Future<Moments> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while the network ran");
    }

    /** Stops, and waits until no run uses the model any more. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
