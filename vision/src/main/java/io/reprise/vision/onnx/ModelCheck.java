package io.reprise.vision.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.reprise.core.error.DoesNotFitException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what a model says of its inputs and outputs with its manifest. */
final class ModelCheck {
    private static final int MAX_BATCH = 256;

    private ModelCheck() {}

    /**
     * Checks names, types and shapes.
     *
     * @param feature the output that is the feature
     * @return the model's fixed batch, or 0 where it is free
     * @throws DoesNotFitException one line with the manifest's field and what the model has instead
     */
    static long batch(Manifest manifest, OrtSession session, String feature) throws OrtException {
        InputSpec in = manifest.input();
        Map<String, NodeInfo> inputs = session.getInputInfo();
        String name = Objects.requireNonNullElseGet(
                in.name(), () -> inputs.keySet().stream().findFirst().orElse("(none)"));
        TensorInfo input = tensor(manifest, "input.name", name, inputs);
        if (inputs.size() > 1) {
            throw bad(
                    manifest,
                    "the model wants " + inputs.size() + " inputs, " + inputs.keySet()
                            + "; only models of one input can be used");
        }
        if (input.type != in.type().onnx) {
            throw bad(
                    manifest,
                    "input.type is " + in.type().name().toLowerCase(java.util.Locale.ROOT) + ", the model wants "
                            + input.type.name().toLowerCase(java.util.Locale.ROOT));
        }
        long batch = input.getShape().length == 0 ? 0 : input.getShape()[0];
        long[] wanted = in.layout().shape(batch, manifest.frames(), in.height(), in.width());
        if (!fits(wanted, input.getShape()) || batch > MAX_BATCH) {
            throw bad(
                    manifest,
                    "input.layout, input.size and frames give " + Arrays.toString(wanted) + ", the model wants "
                            + Arrays.toString(input.getShape()) + " (-1: any)");
        }
        checkOutput(manifest, feature, session.getOutputInfo(), batch);
        return Math.max(batch, 0);
    }

    private static void checkOutput(Manifest manifest, String feature, Map<String, NodeInfo> outputs, long batch) {
        TensorInfo output = tensor(manifest, "output.name", feature, outputs);
        if (output.type != OnnxJavaType.FLOAT && output.type != OnnxJavaType.FLOAT16) {
            throw bad(
                    manifest, "output " + feature + " is of " + output.type + ", a feature must be float32 or float16");
        }
        long values = 1;
        for (long side : output.getShape()) {
            if (side < 0) {
                return; // known only after a run, which counts the values
            }
            values = Math.multiplyExact(values, side);
        }
        long items = Math.max(batch, 1);
        if (!FeatureShape.fits(
                output.getShape(), items, manifest.dim(), manifest.input().layout())) {
            throw bad(
                    manifest,
                    "output.dim is " + manifest.dim() + ", the model's " + feature + " is "
                            + Arrays.toString(output.getShape()) + ", that is " + values / items);
        }
    }

    private static TensorInfo tensor(Manifest manifest, String field, String name, Map<String, NodeInfo> nodes) {
        @Nullable NodeInfo node = nodes.get(name);
        if (node == null) {
            throw bad(manifest, field + " is " + name + ", the model has " + String.join(", ", nodes.keySet()));
        }
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw bad(manifest, field + " " + name + " is no tensor");
        }
        return tensor;
    }

    private static boolean fits(long[] wanted, long[] model) {
        if (wanted.length != model.length) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (model[i] >= 0 && model[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static DoesNotFitException bad(Manifest manifest, String what) {
        return new DoesNotFitException("no-encoder", manifest.file() + ": " + what);
    }
}
