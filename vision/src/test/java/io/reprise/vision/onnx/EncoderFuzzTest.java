package io.reprise.vision.onnx;

import io.reprise.core.testing.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged manifests and networks are refused in one line. */
class EncoderFuzzTest {
    private static final String MANIFEST = """
            name: mobilenetv2
            model: network.onnx
            sha256: %s
            input: {name: image, layout: NCHW, type: float32, size: [224, 224], colour: RGB, range: [0, 255],
              mean: [0, 0, 0], std: [1, 1, 1]}
            output: {name: feature, dim: 1280}
            frames: 1
            sample_fps: 2
            """.formatted("ab".repeat(32));

    @TempDir
    Path folder;

    @Test
    void manifest() throws IOException, InterruptedException {
        byte[] whole = MANIFEST.getBytes(StandardCharsets.UTF_8);
        Fuzz.run(folder.resolve("damaged.yaml"), List.of(whole), ManifestReader::read);
    }

    @Test
    void outlineOfANetwork() throws IOException, InterruptedException {
        try (InputStream in = EncoderFuzzTest.class.getResourceAsStream("/io/reprise/vision/onnx/content.onnx")) {
            if (in == null) {
                throw new IllegalStateException("the program's own network is not where it was");
            }
            Fuzz.run(folder.resolve("damaged.onnx"), List.of(in.readAllBytes()), OnnxOutline::read);
        }
    }
}
