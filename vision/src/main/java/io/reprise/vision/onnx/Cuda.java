package io.reprise.vision.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import io.reprise.core.trouble.DoesNotFitException;

/** Asks ONNX Runtime for the NVIDIA card. */
final class Cuda {
    private Cuda() {}

    /**
     * Adds it to a session's options.
     *
     * @throws DoesNotFitException where the GPU artefact, the driver or the card is missing: one line
     */
    static void add(OrtSession.SessionOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new DoesNotFitException("--device cuda needs ONNX Runtime's GPU artefact (onnxruntime_gpu in place of"
                    + " onnxruntime, see docs/encoders.md); without it use --device cpu");
        }
        try {
            options.addCUDA();
        } catch (OrtException e) {
            throw new DoesNotFitException("--device cuda does not work on this machine: "
                    + ManifestReader.oneLine(e.getMessage()) + "; use --device cpu");
        }
    }
}
