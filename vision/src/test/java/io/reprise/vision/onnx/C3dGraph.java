package io.reprise.vision.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * C3D's graph (Tran et al., ICCV 2015) of chosen widths, its weights from a seeded integer generator so that another
 * program can repeat them: input "clip", outputs "pool5" (flattened) and, where the widths go on, "fc6" and "fc7".
 */
final class C3dGraph {
    private static final int[] BLOCKS = {1, 1, 2, 2, 2};

    private final int[] widths;
    private final Graphs graph = new Graphs().input("clip", Graphs.FLOAT, 1, 3, 16, 112, 112);
    private long seed = 1;

    C3dGraph(int[] widths) {
        this.widths = widths;
    }

    void write(Path file) {
        String x = "clip";
        int channels = 3;
        int conv = 0;
        for (int block = 0; block < BLOCKS.length; block++) {
            for (int i = 0; i < BLOCKS[block]; i++) {
                x = convolution(x, channels, widths[conv]);
                channels = widths[conv++];
            }
            x = pool(x, block == 0, block == BLOCKS.length - 1);
        }
        graph.node("Flatten", List.of(x), "pool5", Graphs.number("axis", 1));
        int features = channels * 16;
        graph.output("pool5", Graphs.FLOAT, 1, features);
        x = "pool5";
        for (int i = 8; i < widths.length; i++) {
            x = dense(x, features, widths[i], "fc" + (i - 2));
            features = widths[i];
        }
        graph.write(file);
    }

    private String convolution(String x, int in, int out) {
        String name = weights(27 * in, out, out, in, 3, 3, 3);
        graph.node(
                "Conv",
                List.of(x, "w" + name, "b" + name),
                "conv" + name,
                Graphs.ints("kernel_shape", 3, 3, 3),
                Graphs.ints("pads", 1, 1, 1, 1, 1, 1));
        graph.node("Relu", List.of("conv" + name), "relu" + name);
        return "relu" + name;
    }

    private String pool(String x, boolean first, boolean last) {
        int time = first ? 1 : 2;
        List<AttributeProto> attributes =
                new ArrayList<>(List.of(Graphs.ints("kernel_shape", time, 2, 2), Graphs.ints("strides", time, 2, 2)));
        if (last) {
            attributes.add(Graphs.ints("pads", 0, 1, 1, 0, 1, 1));
        }
        graph.node("MaxPool", List.of(x), "pool-" + x, attributes.toArray(AttributeProto[]::new));
        return "pool-" + x;
    }

    private String dense(String x, int in, int out, String name) {
        String weights = weights(in, out, out, in);
        graph.node("Gemm", List.of(x, "w" + weights, "b" + weights), "gemm" + weights, Graphs.number("transB", 1));
        graph.node("Relu", List.of("gemm" + weights), name);
        graph.output(name, Graphs.FLOAT, 1, out);
        return name;
    }

    /** He's scale, so that values neither vanish nor grow through the layers. */
    private String weights(int fanIn, int out, long... shape) {
        int count = Math.multiplyExact(out, fanIn);
        graph.weights("w" + seed, scaled(uniform(seed, count), (float) Math.sqrt(6.0 / fanIn)), shape);
        graph.weights("b" + seed, scaled(uniform(seed + 1000, out), 0.1f), out);
        return String.valueOf(seed++);
    }

    private static float[] scaled(float[] values, float by) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
        return values;
    }

    /** Numbers in [-1, 1): the upper 24 bits of a 64-bit linear congruential generator. */
    static float[] uniform(long seed, int count) {
        float[] values = new float[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            values[i] = ((int) (state >>> 40) - (1 << 23)) / (float) (1 << 23);
        }
        return values;
    }
}
