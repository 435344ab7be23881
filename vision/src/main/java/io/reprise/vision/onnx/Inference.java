package io.reprise.vision.onnx;

import io.reprise.core.feature.MomentLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a network beside the decoding: batches are filled by the decoder's thread, run on others, and their buffers used
 * again. There are only so many buffers; when the network is behind, the decoder's thread runs a batch itself instead of
 * waiting, so that no granted thread idles and none is used that was not granted.
 */
final class Inference implements AutoCloseable {
    private static final int WAITING_PER_WORKER = 2;

    private final OnnxModel model;
    private final BlockingQueue<ImageBatch> free;
    private final ThreadPoolExecutor workers;
    private final List<Future<Moments>> results = new ArrayList<>();
    private final int granted;
    private int reported;

    /** What a batch gave: a time and a vector an item. */
    record Moments(long[] timesMicros, float[][] vectors) {
        static Moments of(List<Moments> batches) {
            return new Moments(
                    batches.stream()
                            .flatMapToLong(batch -> Arrays.stream(batch.timesMicros))
                            .toArray(),
                    batches.stream()
                            .flatMap(batch -> Arrays.stream(batch.vectors))
                            .toArray(float[][]::new));
        }

        Moments some(int[] places) {
            return new Moments(
                    Arrays.stream(places).mapToLong(i -> timesMicros[i]).toArray(),
                    Arrays.stream(places).mapToObj(i -> vectors[i]).toArray(float[][]::new));
        }
    }

    /**
     * Starts the workers.
     *
     * @param workers threads beside the caller's; with 0 the caller's does everything
     * @param filling batches that the caller fills at a time
     * @param buffers makes an empty batch
     */
    Inference(OnnxModel model, int workers, int filling, Supplier<ImageBatch> buffers) {
        this.model = model;
        this.granted = workers;
        int waiting = WAITING_PER_WORKER * workers;
        int count = workers + waiting + filling + 1;
        free = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            free.add(buffers.get());
        }
        this.workers = new ThreadPoolExecutor(
                workers,
                Math.max(1, workers),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, waiting)),
                Inference::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "inference");
        thread.setDaemon(true);
        return thread;
    }

    /** An empty batch to fill; waits until there is one. Tells at once when an earlier batch failed. */
    ImageBatch take() {
        while (reported < results.size() && results.get(reported).isDone()) {
            Interruptible.on(results.get(reported++));
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw Interruptible.interrupted();
        }
    }

    /** Gives back a batch in which nothing is. */
    void giveBack(ImageBatch batch) {
        free.add(batch);
    }

    /** Hands a filled batch over. */
    void submit(ImageBatch batch) {
        FutureTask<Moments> task = new FutureTask<>(() -> run(batch));
        results.add(task);
        if (granted == 0) {
            task.run();
        } else {
            workers.execute(task);
        }
    }

    /**
     * Leaves only those of the moments handed over so far that a limit keeps; waits for the batches under way, which
     * happens once whenever the video has become twice as long.
     */
    void thin(MomentLimit limit) {
        Moments all = Moments.of(results.stream().map(Interruptible::on).toList());
        Moments kept = all.some(limit.thin(all.timesMicros(), all.timesMicros().length));
        results.clear();
        results.add(CompletableFuture.completedFuture(kept));
        reported = 0;
    }

    private Moments run(ImageBatch batch) {
        try {
            long[] times = Arrays.copyOf(batch.timesMicros, batch.count);
            return new Moments(times, model.run(batch));
        } finally {
            batch.count = 0;
            free.add(batch);
        }
    }

    /** Helps with what still waits, as nothing else is left to do, and gives everything in the order it was handed over. */
    List<Moments> finish() {
        for (Runnable task = workers.getQueue().poll();
                task != null;
                task = workers.getQueue().poll()) {
            task.run();
        }
        return results.stream().map(Interruptible::on).toList();
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
