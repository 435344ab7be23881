package io.reprise.vision.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.reprise.core.feature.Half;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A second implementation of the operators in a distilled network, in plain Java and for one picture. */
final class PlainNetwork {
    private final ModelProto model;
    private final Map<String, Value> values = new HashMap<>();

    /** Numbers and their shape, without the batch where they are a picture. */
    private record Value(float[] numbers, int... shape) {}

    PlainNetwork(ModelProto model) {
        this.model = model;
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            values.put(tensor.getName(), read(tensor));
        }
    }

    private static Value read(TensorProto tensor) {
        ByteBuffer raw = ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int[] shape = tensor.getDimsList().stream().mapToInt(Long::intValue).toArray();
        boolean half = tensor.getDataType() == Graphs.FLOAT16;
        float[] numbers = new float[raw.remaining() / (half ? 2 : 4)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = half ? Half.toFloat(raw.getShort()) : raw.getFloat();
        }
        return new Value(numbers, shape);
    }

    /** The feature of a picture, planes of red, green and blue from 0 to 255. */
    float[] look(float[] picture, int side) {
        values.put("image", new Value(picture, 3, side, side));
        for (NodeProto node : model.getGraph().getNodeList()) {
            List<Value> in = node.getInputList().stream().map(values::get).toList();
            values.put(node.getOutput(0), run(node, in));
        }
        return Objects.requireNonNull(values.get("feature")).numbers;
    }

    private static Value run(NodeProto node, List<Value> in) {
        Value x = in.get(0);
        return switch (node.getOpType()) {
            case "Cast", "Flatten" -> x;
            case "Div", "Sub", "Add" -> elementwise(node.getOpType(), x, in.get(1));
            case "Relu" -> elementwise("Max", x, new Value(new float[1], 1));
            case "Conv" -> convolve(x, in.get(1), in.get(2), ints(node, "strides")[0], ints(node, "pads")[0]);
            case "GlobalAveragePool" -> pool(x);
            case "Gemm" -> multiply(x, in.get(1), in.get(2));
            case "LpNormalization" -> normalise(x);
            default -> throw new AssertionError("no operator " + node.getOpType());
        };
    }

    private static int[] ints(NodeProto node, String name) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute.getIntsList().stream().mapToInt(Long::intValue).toArray();
            }
        }
        throw new AssertionError(node.getName() + " has no " + name);
    }

    private static Value elementwise(String op, Value a, Value b) {
        float[] out = new float[a.numbers.length];
        for (int i = 0; i < out.length; i++) {
            float y = b.numbers[b.numbers.length == 1 ? 0 : i];
            out[i] = switch (op) {
                case "Div" -> a.numbers[i] / y;
                case "Sub" -> a.numbers[i] - y;
                case "Add" -> a.numbers[i] + y;
                default -> Math.max(a.numbers[i], y);
            };
        }
        return new Value(out, a.shape);
    }

    private static Value convolve(Value x, Value kernel, Value bias, int stride, int pad) {
        int side = x.shape[1];
        int k = kernel.shape[2];
        int outSide = (side + 2 * pad - k) / stride + 1;
        float[] out = new float[kernel.shape[0] * outSide * outSide];
        for (int to = 0; to < kernel.shape[0]; to++) {
            for (int i = 0; i < outSide * outSide; i++) {
                out[to * outSide * outSide + i] = bias.numbers[to]
                        + window(x, kernel, to, i / outSide * stride - pad, i % outSide * stride - pad);
            }
        }
        return new Value(out, kernel.shape[0], outSide, outSide);
    }

    private static float window(Value x, Value kernel, int to, int top, int left) {
        int side = x.shape[1];
        int k = kernel.shape[2];
        double sum = 0;
        for (int from = 0; from < x.shape[0]; from++) {
            for (int dy = Math.max(0, -top); dy < Math.min(k, side - top); dy++) {
                for (int dx = Math.max(0, -left); dx < Math.min(k, side - left); dx++) {
                    sum += x.numbers[(from * side + top + dy) * side + left + dx]
                            * kernel.numbers[((to * x.shape[0] + from) * k + dy) * k + dx];
                }
            }
        }
        return (float) sum;
    }

    private static Value pool(Value x) {
        int area = x.shape[1] * x.shape[2];
        float[] out = new float[x.shape[0]];
        for (int i = 0; i < x.numbers.length; i++) {
            out[i / area] += x.numbers[i] / area;
        }
        return new Value(out, out.length);
    }

    private static Value multiply(Value x, Value weights, Value bias) {
        float[] out = bias.numbers.clone();
        for (int i = 0; i < x.numbers.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += x.numbers[i] * weights.numbers[i * out.length + j];
            }
        }
        return new Value(out, out.length);
    }

    private static Value normalise(Value x) {
        double square = 0;
        for (float value : x.numbers) {
            square += value * value;
        }
        float[] out = x.numbers.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] /= (float) Math.sqrt(square);
        }
        return new Value(out, x.shape);
    }
}
