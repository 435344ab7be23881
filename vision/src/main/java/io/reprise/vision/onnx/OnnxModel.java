package io.reprise.vision.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.reprise.core.trouble.DoesNotFitException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network loaded and checked against its manifest. May be run by several threads at once. */
final class OnnxModel implements AutoCloseable {
    /** Pictures run at once where the model leaves their number free. */
    private static final int FREE_BATCH = 8;

    private static final OrtEnvironment ENVIRONMENT = environment();

    private final Manifest manifest;
    private final OrtSession session;
    private final long fixedBatch;

    private OnnxModel(Manifest manifest, OrtSession session) throws OrtException {
        this.manifest = manifest;
        this.session = session;
        this.fixedBatch = ModelCheck.batch(manifest, session);
    }

    private static OrtEnvironment environment() {
        Natives.prepare();
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reprise");
    }

    /**
     * Loads a network.
     *
     * @param threads threads that one run uses inside
     * @throws DoesNotFitException if it can't be loaded or is not what the manifest says: one line
     */
    static OnnxModel load(Manifest manifest, Device device, int threads) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            if (device == Device.CUDA) {
                Cuda.add(options);
            }
            return checked(manifest, ENVIRONMENT.createSession(manifest.model().toString(), options));
        } catch (OrtException e) {
            @Nullable String card = Cuda.failure(e);
            if (card != null) {
                throw Cuda.doesNotWork(card);
            }
            throw new DoesNotFitException(
                    manifest.model() + " can't be loaded as an ONNX model: " + OrtReason.of(e, manifest));
        }
    }

    private static OnnxModel checked(Manifest manifest, OrtSession session) throws OrtException {
        try {
            return new OnnxModel(manifest, session);
        } catch (RuntimeException | OrtException e) {
            session.close();
            throw e;
        }
    }

    /** How many items to run at once. */
    int batchSize() {
        return (int) (fixedBatch > 0 ? fixedBatch : manifest.isClip() ? 1 : FREE_BATCH);
    }

    /**
     * Runs a batch.
     *
     * @return one vector an item [count][dim], finite
     * @throws DoesNotFitException if the network fails, or gives another number of values or NaN
     */
    float[][] run(Batch batch) {
        InputSpec in = manifest.input();
        long items = fixedBatch > 0 ? fixedBatch : batch.count;
        long[] shape = in.layout().shape(items, manifest.frames(), in.height(), in.width());
        int bytes = batch.pixels.capacity() / batch.timesMicros.length * (int) items;
        var pixels = batch.pixels.duplicate().order(batch.pixels.order()).limit(bytes);
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, pixels, shape, in.type().onnx);
                OrtSession.Result result = session.run(Map.of(in.name(), tensor), Set.of(manifest.outputName()))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            return vectors(batch, values, items);
        } catch (OrtException e) {
            throw new DoesNotFitException("encoder " + manifest.name() + " failed: " + OrtReason.of(e, manifest));
        }
    }

    private float[][] vectors(Batch batch, FloatBuffer values, long items) {
        if (values.remaining() != items * manifest.dim()) {
            throw new DoesNotFitException("encoder " + manifest.name() + ": output " + manifest.outputName() + " gave "
                    + values.remaining() + " values for " + items + " inputs, output.dim says " + manifest.dim()
                    + " each");
        }
        float[][] vectors = new float[batch.count][manifest.dim()];
        for (int i = 0; i < batch.count; i++) {
            values.get(vectors[i]);
            for (float value : vectors[i]) {
                if (!Float.isFinite(value)) {
                    throw new DoesNotFitException("encoder " + manifest.name() + " gives " + value + " at "
                            + batch.timesMicros[i] / 1e6 + " s; check range, mean and std in its manifest");
                }
            }
        }
        return vectors;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing " + manifest.model(), e);
        }
    }
}
