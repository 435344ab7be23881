package io.reprise.vision.onnx;

import ai.onnxruntime.OrtException;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime's reason as one short line, without the noise around it. */
final class OrtErrorText {
    private OrtErrorText() {}

    static String of(OrtException e, Manifest manifest) {
        @Nullable String card = Cuda.failure(e);
        if (card != null) {
            return card;
        }
        return ManifestReader.oneLine(e.getMessage())
                .replaceFirst("^Error code - \\S+ - message: ", "")
                .replaceFirst("^Load model from \\S+ failed: ?", "")
                .replace(
                        manifest.model().toString(),
                        manifest.model().getFileName().toString());
    }
}
