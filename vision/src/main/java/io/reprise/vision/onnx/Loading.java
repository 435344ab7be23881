package io.reprise.vision.onnx;

import io.reprise.core.trouble.DoesNotFitException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A network that is being loaded on a thread of its own, or is loaded already: a video is opened meanwhile. */
final class Loading implements AutoCloseable {
    private final FutureTask<OnnxModel> task;

    /** Begins. */
    Loading(Callable<OnnxModel> load) {
        task = new FutureTask<>(load);
        Thread thread = new Thread(task, "loading a network");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The network, as soon as it is there.
     *
     * @throws DoesNotFitException if it can't be loaded
     */
    OnnxModel model() {
        return Waiting.on(task);
    }

    /** Lets go of the network, after waiting for it: native code that loads can't be stopped half way. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            model().close();
        } catch (DoesNotFitException e) {
            // whoever opens it is told; there is nothing to let go of
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
