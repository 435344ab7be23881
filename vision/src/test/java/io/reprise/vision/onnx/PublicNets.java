package io.reprise.vision.onnx;

import io.reprise.core.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests for the public networks at hand, each written into a folder with a copy of its model. */
enum PublicNets {
    MOBILENET_V2(
            "mobilenetv2_1.0_224.onnx",
            "input: {name: image, layout: NCHW, type: float32, size: [224, 224], colour: RGB, range: [0, 255]}",
            "feature",
            1280),
    MOBILENET_V2_LABELS("mobilenetv2_1.0_224.onnx", MOBILENET_V2.input, "output", 1001),
    MOBILENET_V1(
            "mobilenetv1_0.25_128.onnx",
            "input: {name: image, layout: NCHW, type: float32, size: [128, 128], colour: RGB, range: [0, 255]}",
            "feature",
            256),
    MOBILENET_V1_LABELS("mobilenetv1_0.25_128.onnx", MOBILENET_V1.input, "output", 1001),
    SQUEEZENET(
            "SqueezeNet_fp16.onnx",
            "input: {name: data_0, layout: NCHW, type: float16, size: [224, 224], colour: BGR, range: [0, 255]}",
            "softmaxout_1",
            1000);

    final String file;
    final String input;
    final String output;
    final int dim;

    PublicNets(String file, String input, String output, int dim) {
        this.file = file;
        this.input = input;
        this.output = output;
        this.dim = dim;
    }

    /** Writes the manifest; skips the test, aloud, where the model is not at hand. */
    Path manifest(Path folder) {
        Path model = SharedData.require("models/" + file);
        try {
            Path copy = folder.resolve(file);
            if (!Files.exists(copy)) {
                Files.copy(model, copy);
            }
            return Files.writeString(
                    folder.resolve(name() + ".yaml"),
                    "name: " + name() + "\nmodel: " + file + "\n" + input + "\noutput: {name: " + output + ", dim: "
                            + dim + "}\nframes: 1\nsample_fps: 2\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
