package io.reprise.vision.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.reprise.core.error.DoesNotFitException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network loaded and checked against its manifest. May be run by several threads at once. */
final class OnnxModel implements AutoCloseable {
    /** Pictures run at once where the model leaves their number free. */
    private static final int FREE_BATCH = 8;

    /** Where weights kept outside a model are, for one that is not read from a file of its own. */
    private static final String EXTERNAL_FOLDER = "session.model_external_initializers_file_folder_path";

    static final OrtEnvironment ENVIRONMENT = environment();

    private final Manifest manifest;
    private final OrtSession session;
    private final String input;
    private final String feature;
    private final long fixedBatch;

    private OnnxModel(Manifest manifest, OrtSession session, String feature) throws OrtException {
        this.manifest = manifest;
        this.session = session;
        this.feature = feature;
        this.fixedBatch = ModelCheck.batch(manifest, session, feature);
        this.input = session.getInputNames().iterator().next();
    }

    private static OrtEnvironment environment() {
        NativeLibraries.prepare();
        return NativeLibraries.loadedBy(
                () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reprise"));
    }

    /**
     * Loads a network.
     *
     * @param threads threads that one run uses inside
     * @throws DoesNotFitException if it can't be loaded or is not what the manifest says: one line
     */
    static OnnxModel load(Manifest manifest, ExecutionDevice device, int threads) {
        return load(manifest, device, threads, options -> {
            OnnxOutline outline = OnnxOutline.read(manifest.model());
            String feature = FeatureTensor.name(manifest, outline);
            return checked(manifest, session(manifest, outline, feature, options), feature);
        });
    }

    /** Loads a network that is in memory and whose feature is an output, for one thread of the processor. */
    static OnnxModel load(Manifest manifest, byte[] file) {
        return load(
                manifest,
                ExecutionDevice.CPU,
                1,
                options -> checked(
                        manifest,
                        ENVIRONMENT.createSession(file, options),
                        Objects.requireNonNull(manifest.outputName())));
    }

    /** Makes a model. */
    private interface Loader {
        OnnxModel load(OrtSession.SessionOptions options) throws OrtException;
    }

    private static OnnxModel load(Manifest manifest, ExecutionDevice device, int threads, Loader loader) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            if (device == ExecutionDevice.CUDA) {
                Cuda.add(options);
            }
            return loader.load(options);
        } catch (OrtException e) {
            @Nullable String card = Cuda.failure(e);
            if (card != null) {
                throw Cuda.doesNotWork(card);
            }
            throw new DoesNotFitException(
                    "no-encoder",
                    manifest.model() + " can't be loaded as an ONNX model: " + OrtErrorText.of(e, manifest));
        }
    }

    /** The model as it is where the feature is one of its outputs, else with the feature as one more. */
    private static OrtSession session(
            Manifest manifest, OnnxOutline outline, String feature, OrtSession.SessionOptions options)
            throws OrtException {
        if (outline.outputs().contains(feature)) {
            return ENVIRONMENT.createSession(manifest.model().toString(), options);
        }
        Path folder = Objects.requireNonNull(manifest.model().getParent());
        options.addConfigEntry(EXTERNAL_FOLDER, folder.toString());
        return ENVIRONMENT.createSession(ExposedTensor.model(manifest.model(), feature), options);
    }

    private static OnnxModel checked(Manifest manifest, OrtSession session, String feature) throws OrtException {
        try {
            return new OnnxModel(manifest, session, feature);
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
    float[][] run(ImageBatch batch) {
        InputSpec in = manifest.input();
        long items = fixedBatch > 0 ? fixedBatch : batch.count;
        long[] shape = in.layout().shape(items, manifest.frames(), in.height(), in.width());
        int bytes = batch.pixels.capacity() / batch.timesMicros.length * (int) items;
        var pixels = batch.pixels.duplicate().order(batch.pixels.order()).limit(bytes);
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, pixels, shape, in.type().onnx);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(feature))) {
            return vectors(batch, (OnnxTensor) result.get(0), items);
        } catch (OrtException e) {
            throw new DoesNotFitException(
                    "no-encoder", "encoder " + manifest.name() + " failed: " + OrtErrorText.of(e, manifest));
        }
    }

    /**
     * Seconds that runs over so many pictures or clips take, one after the other on this thread, after one that is not
     * counted.
     */
    double seconds(long items) {
        int size = batchSize();
        ImageBatch batch = new ImageBatch(size, new PixelWriter(manifest.input(), manifest.frames()).itemBytes());
        batch.count = size;
        run(batch);
        long start = System.nanoTime();
        for (long left = items; left > 0; left -= size) {
            batch.count = (int) Math.min(left, size);
            run(batch);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private float[][] vectors(ImageBatch batch, OnnxTensor output, long items) {
        long[] shape = output.getInfo().getShape();
        Layout layout = manifest.input().layout();
        if (!FeatureShape.fits(shape, items, manifest.dim(), layout)) {
            throw new DoesNotFitException(
                    "no-encoder",
                    "encoder " + manifest.name() + ": output " + feature + " gave "
                            + Arrays.toString(shape) + " for " + items + " inputs, output.dim says " + manifest.dim()
                            + " values each");
        }
        float[][] vectors =
                FeatureShape.vectors(output.getFloatBuffer(), shape, batch.count, items, manifest.dim(), layout);
        for (int i = 0; i < batch.count; i++) {
            for (float value : vectors[i]) {
                if (!Float.isFinite(value)) {
                    throw new DoesNotFitException(
                            "no-encoder",
                            "encoder " + manifest.name() + " gives " + value + " at " + batch.timesMicros[i] / 1e6
                                    + " s; check range, mean and std in its manifest");
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
