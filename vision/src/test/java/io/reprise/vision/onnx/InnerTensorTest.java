package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors inside a network as features: by name, by layer, pooled over places, whatever the model's kind. */
class InnerTensorTest {
    private static final int CHANNELS = 5;
    private static final int ROWS = 4;
    private static final int COLUMNS = 6;

    @TempDir
    Path folder;

    /** A small classifier: convolution, ReLU, global mean, one layer of weights, softmax. */
    private static Graphs classifier(int type, String features) {
        return new Graphs()
                .input("in", type, 1, 3, ROWS, COLUMNS)
                .output("probabilities", type, 1, 2)
                .weights(random("conv_w", type, 1, CHANNELS, 3, 3, 3))
                .weights(random("fc_w", type, 2, CHANNELS, 2))
                .node("Conv", List.of("in", "conv_w"), "conv", Graphs.ints("pads", 1, 1, 1, 1))
                .node("Relu", List.of("conv"), features)
                .node("GlobalAveragePool", List.of(features), "pool")
                .node("Flatten", List.of("pool"), "flat")
                .node("MatMul", List.of("flat", "fc_w"), "logits")
                .node("Softmax", List.of("logits"), "probabilities");
    }

    private static TensorProto random(String name, int type, long seed, long... shape) {
        Random random = new Random(seed);
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
        long count = 1;
        for (long side : shape) {
            tensor.addDims(side);
            count *= side;
        }
        for (int i = 0; i < count; i++) {
            float value = (float) random.nextGaussian() / 50;
            if (type == Graphs.FLOAT) {
                tensor.addFloatData(value);
            } else {
                tensor.addInt32Data(ai.onnxruntime.platform.Fp16Conversions.floatToFp16(value) & 0xffff);
            }
        }
        return tensor.build();
    }

    private float[] feature(String output, String more) throws IOException {
        Path manifest = Files.writeString(folder.resolve("net.yaml"), """
                name: net
                model: net.onnx
                input: {layout: NCHW, size: [4, 6]%s}
                output: {%s}
                """.formatted(more, output));
        return feature(manifest, ROWS, COLUMNS);
    }

    private static float[] feature(Path manifest, int rows, int columns) {
        byte[] rgb = new byte[3 * rows * columns];
        new Random(3).nextBytes(rgb);
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 1);
                FeatureExtractor extractor = encoder.open()) {
            extractor.sinks().get(0).frame(new Frame(0, columns, rows, rgb));
            return extractor.finish().rows().row(0);
        }
    }

    @Test
    void anInnerTensorIsTheFeatureByNameAndByLayer() throws IOException {
        classifier(Graphs.FLOAT, "features").write(folder.resolve("net.onnx"));
        float[] flat = feature("name: flat, dim: 5", "");
        assertThat(flat).hasSize(CHANNELS);
        assertThat(feature("layer: penultimate, dim: 5", "")).containsExactly(flat);
        assertThat(feature("name: pool, dim: 5", "")).containsExactly(flat);
        assertThat(feature("name: logits, dim: 2", "")).hasSize(2);
        // a map of features: all of it where dim says so, else the mean over its places, as the network's own pooling
        float[] map = feature("name: features, dim: " + CHANNELS * ROWS * COLUMNS, "");
        assertThat(map).hasSize(CHANNELS * ROWS * COLUMNS);
        float[] pooled = feature("name: features, dim: 5", "");
        for (int c = 0; c < CHANNELS; c++) {
            double sum = 0;
            for (int p = 0; p < ROWS * COLUMNS; p++) {
                sum += map[c * ROWS * COLUMNS + p];
            }
            assertThat((double) pooled[c]).isCloseTo(sum / (ROWS * COLUMNS), within(1e-5));
            assertThat(pooled[c]).isCloseTo(flat[c], within(1e-5f));
        }
    }

    @Test
    void theModelItselfIsLeftAsItIsAndNothingElseRemains() throws IOException {
        Path model = classifier(Graphs.FLOAT, "features").write(folder.resolve("net.onnx"));
        byte[] before = Files.readAllBytes(model);
        long copies = temporaryModels();
        feature("name: flat, dim: 5", "");
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
        assertThat(temporaryModels()).isEqualTo(copies);
    }

    private static long temporaryModels() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("reprise-") && name.endsWith(".onnx"))
                    .count();
        }
    }

    /** As the ONNX protos themselves merge them: the graph's nodes and weights once, its outputs two. */
    @Test
    void whatIsAppendedMergesIntoTheGraph() throws IOException {
        String longName = "layer/" + "x".repeat(300);
        ModelProto model = classifier(Graphs.FLOAT, longName).model();
        Path file = Files.write(folder.resolve("net.onnx"), model.toByteArray());
        ModelProto merged = ModelProto.parseFrom(ExposedTensor.model(file, longName));
        assertThat(merged.getGraph().getNodeList()).isEqualTo(model.getGraph().getNodeList());
        assertThat(merged.getGraph().getInitializerList())
                .isEqualTo(model.getGraph().getInitializerList());
        assertThat(merged.getGraph().getOutputList())
                .extracting(output -> output.getName())
                .containsExactly("probabilities", longName);
        assertThat(feature("name: " + longName + ", dim: 5", "")).hasSize(CHANNELS);
    }

    @Test
    void halfPrecision() throws IOException {
        classifier(Graphs.FLOAT16, "features").write(folder.resolve("net.onnx"));
        float[] flat = feature("layer: penultimate, dim: 5", ", type: float16");
        float[] pooled = feature("name: features, dim: 5", ", type: float16");
        for (int c = 0; c < CHANNELS; c++) {
            assertThat(pooled[c]).isCloseTo(flat[c], within(Math.abs(flat[c]) / 500 + 1e-3f));
        }
    }

    @Test
    void weightsOutsideTheFile() throws IOException {
        Files.write(folder.resolve("net.onnx"), BadNetworksTest.keepingWeightsIn("net.data"));
        byte[] weights = new byte[288];
        Files.write(folder.resolve("net.data"), weights);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("net.onnx")));
        ModelProto.Builder deeper = model.toBuilder();
        deeper.getGraphBuilder().getOutputBuilder(0).setName("last");
        deeper.getGraphBuilder()
                .addNodeBuilder()
                .setOpType("Neg")
                .addInput("out")
                .addOutput("last");
        Files.write(folder.resolve("net.onnx"), deeper.build().toByteArray());
        float[] inner = feature("name: out, dim: 72", "");
        assertThat(inner).hasSize(72);
        float[] last = feature("name: last, dim: 72", "");
        for (int i = 0; i < inner.length; i++) {
            assertThat(last[i]).isEqualTo(-inner[i]);
        }
    }

    @Test
    void coloursLastAndClips() throws IOException {
        new Graphs()
                .input("in", Graphs.FLOAT, 1, ROWS, COLUMNS, 3)
                .output("out", Graphs.FLOAT, 1, ROWS, COLUMNS, 3)
                .node("Neg", List.of("in"), "negative")
                .node("Neg", List.of("negative"), "out")
                .write(folder.resolve("net.onnx"));
        Path last = Files.writeString(
                folder.resolve("last.yaml"),
                "name: last\nmodel: net.onnx\ninput: {layout: NHWC, size: [4, 6]}\noutput: {name: negative, dim: 3}\n");
        byte[] rgb = new byte[3 * ROWS * COLUMNS];
        new Random(3).nextBytes(rgb);
        float[] mean = feature(last, ROWS, COLUMNS);
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            for (int p = 0; p < ROWS * COLUMNS; p++) {
                sum -= rgb[3 * p + c] & 0xff;
            }
            assertThat((double) mean[c]).isCloseTo(sum / (ROWS * COLUMNS), within(1e-3));
        }
        new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 2, ROWS, COLUMNS)
                .output("out", Graphs.FLOAT, 1, 3, 2, ROWS, COLUMNS)
                .node("Neg", List.of("in"), "negative")
                .node("Neg", List.of("negative"), "out")
                .write(folder.resolve("clip.onnx"));
        Path clip = Files.writeString(folder.resolve("clip.yaml"), """
                name: clip
                model: clip.onnx
                frames: 2
                input: {layout: NCTHW, size: [4, 6]}
                output: {name: negative, dim: 3}
                """);
        float[] ofClip = feature(clip, ROWS, COLUMNS); // its one frame stands twice
        for (int c = 0; c < 3; c++) {
            assertThat(ofClip[c]).isCloseTo(mean[c], within(1e-3f));
        }
    }

    @Test
    void severalAtOnceWhereTheModelLeavesTheirNumberFree() throws IOException {
        new Graphs()
                .input("in", Graphs.FLOAT, -1, 3, ROWS, COLUMNS)
                .output("out", Graphs.FLOAT, -1, 3, ROWS, COLUMNS)
                .node("Neg", List.of("in"), "negative")
                .node("Neg", List.of("negative"), "out")
                .write(folder.resolve("net.onnx"));
        Path manifest = Files.writeString(
                folder.resolve("net.yaml"),
                "name: net\nmodel: net.onnx\ninput: {layout: NCHW, size: [4, 6]}\noutput: {name: negative, dim: 3}\n");
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 0);
                FeatureExtractor extractor = encoder.open()) {
            for (int i = 0; i < 11; i++) {
                byte[] rgb = new byte[3 * ROWS * COLUMNS];
                java.util.Arrays.fill(rgb, (byte) (10 * i));
                extractor.sinks().get(0).frame(new Frame(500_000L * i, COLUMNS, ROWS, rgb));
            }
            var rows = extractor.finish().rows();
            for (int i = 0; i < 11; i++) {
                assertThat(rows.row(i)).containsOnly(0f - 10f * i);
            }
        }
    }

    @Test
    void aNameThatIsNotThereIsToldWithThoseThatAreNear() throws IOException {
        classifier(Graphs.FLOAT, "features").write(folder.resolve("net.onnx"));
        assertThatThrownBy(() -> feature("name: feature, dim: 5", ""))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("has probabilities as outputs")
                .hasMessageContaining("tensors of a near name: features, ");
        assertThatThrownBy(() -> feature("name: conv_w, dim: 5", "")).hasMessageContaining("near name: conv, ");
        assertThatThrownBy(() -> feature("name: flat, dim: 6", ""))
                .hasMessageContaining("output.dim is 6, the model's flat is [1, 5]");
        ModelProto.Builder named = classifier(Graphs.FLOAT, "features").model().toBuilder();
        named.getGraphBuilder().getNodeBuilder(2).setName("GlobalAveragePool_97");
        Files.write(folder.resolve("net.onnx"), named.build().toByteArray());
        assertThatThrownBy(() -> feature("name: GlobalAveragePool_97, dim: 5", ""))
                .hasMessageContaining("that is a node; what it gives is pool");
    }

    @Test
    void editDistance() {
        assertThat(FeatureTensor.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(FeatureTensor.distance("", "abc")).isEqualTo(3);
        assertThat(FeatureTensor.distance("same", "same")).isZero();
    }

    @Test
    void whatPublicClassifiersTakeIsTheirFeature() throws IOException {
        for (PublicNets net : List.of(PublicNets.MOBILENET_V2, PublicNets.MOBILENET_V1)) {
            Path named = net.manifest(folder);
            Path byLayer = Files.writeString(
                    folder.resolve("layer.yaml"),
                    Files.readString(named).replace("name: feature", "layer: penultimate"));
            int side = net == PublicNets.MOBILENET_V2 ? 224 : 128;
            assertThat(feature(byLayer, side, side)).containsExactly(feature(named, side, side), within(1e-5f));
        }
        Path squeeze = PublicNets.SQUEEZENET.manifest(folder);
        Path inner = Files.writeString(
                folder.resolve("inner.yaml"),
                Files.readString(squeeze).replace("name: softmaxout_1, dim: 1000", "layer: penultimate, dim: 512"));
        assertThat(feature(inner, 224, 224)).hasSize(512);
    }
}
