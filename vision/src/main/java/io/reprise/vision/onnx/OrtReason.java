package io.reprise.vision.onnx;

import ai.onnxruntime.OrtException;

/** ONNX Runtime's reason as one short line, without the noise around it. */
final class OrtReason {
    private OrtReason() {}

    static String of(OrtException e, Manifest manifest) {
        String line = ManifestReader.oneLine(e.getMessage());
        return line.replaceFirst("^Error code - \\S+ - message: ", "")
                .replaceFirst("^Load model from \\S+ failed: ?", "")
                .replace(
                        manifest.model().toString(),
                        manifest.model().getFileName().toString());
    }
}
