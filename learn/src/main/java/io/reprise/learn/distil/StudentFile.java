package io.reprise.learn.distil;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.reprise.core.file.AtomicFile;
import io.reprise.core.model.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A student as an ONNX file: input {@code image} float32 [n, 3, rows, columns], R, G, B from 0 to 255; output
 * {@code feature} [n, outputs], of length 1. The normalisation is folded into the convolutions, whose weights are stored as
 * float16.
 */
public final class StudentFile {
    private final StudentDesign design;
    private final Map<String, Tensor> weights;
    private final GraphWriter graph = new GraphWriter("student");

    private StudentFile(StudentDesign design, Map<String, Tensor> weights) {
        this.design = design;
        this.weights = weights;
    }

    /**
     * Writes it beside the file and then into place.
     *
     * @param provenance kept in the file, by name
     */
    public static void write(Path file, Distillation.Taught taught, Map<String, String> provenance) throws IOException {
        byte[] bytes = new StudentFile(taught.options().design(), taught.weights()).bytes(provenance);
        AtomicFile.write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    private byte[] bytes(Map<String, String> provenance) {
        graph.input("image", "n", "3", "rows", "columns");
        graph.constant("range", 127.5f);
        graph.constant("one", 1);
        graph.node("Div", "scaled", List.of("image", "range"));
        graph.node("Sub", "centred", List.of("scaled", "one"));
        String x = rectified(convolution("centred", design.stem()));
        for (int block = 1; block <= design.blocks(); block++) {
            x = block(x, block);
        }
        graph.node("GlobalAveragePool", "pooled", List.of(x));
        graph.node("Flatten", "flat", List.of("pooled"), GraphWriter.number("axis", 1));
        graph.half("linear.weight", values("linear.weight"), design.last(), design.outputs());
        graph.weights("linear.bias", values("linear.bias"), design.outputs());
        graph.node("Gemm", "linear", List.of("flat", "linear.weight", "linear.bias"));
        graph.node("LpNormalization", "feature", List.of("linear"), GraphWriter.number("axis", 1));
        graph.output("feature", "n", Integer.toString(design.outputs()));
        return graph.bytes(provenance);
    }

    private String block(String x, int block) {
        String beside = convolution(x, design.convolution(block, "beside"));
        String first = rectified(convolution(x, design.convolution(block, "first")));
        String second = convolution(first, design.convolution(block, "second"));
        String sum = "block." + block + ".sum";
        graph.node("Add", sum, List.of(second, beside));
        return rectified(sum);
    }

    private String rectified(String x) {
        String name = x + ".rectified";
        graph.node("Relu", name, List.of(x));
        return name;
    }

    /** A convolution with the normalisation after it folded in. */
    private String convolution(String x, StudentDesign.Convolution c) {
        float[] kernel = values(c.name() + ".weight").clone();
        float[] bias = values(c.name() + ".bias").clone();
        int inputs = kernel.length / c.to();
        for (int k = 0; k < c.to(); k++) {
            double variance = values(c.name() + ".variance")[k] + Student.EPSILON;
            float factor = (float) (values(c.name() + ".scale")[k] / Math.sqrt(variance));
            bias[k] -= factor * values(c.name() + ".mean")[k];
            for (int i = k * inputs; i < (k + 1) * inputs; i++) {
                kernel[i] *= factor;
            }
        }
        graph.half(c.name() + ".weight", kernel, c.to(), c.from(), c.side(), c.side());
        graph.weights(c.name() + ".bias", bias, c.to());
        long padding = c.side() / 2;
        AttributeProto pads = GraphWriter.numbers("pads", padding, padding, padding, padding);
        AttributeProto strides = GraphWriter.numbers("strides", c.stride(), c.stride());
        graph.node("Conv", c.name(), List.of(x, c.name() + ".weight", c.name() + ".bias"), pads, strides);
        return c.name();
    }

    private float[] values(String name) {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the student has no '" + name + "'");
        }
        return tensor.values();
    }
}
