package io.reprise.vision.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds small networks node by node, so that tests need no file from elsewhere. */
final class Graphs {
    static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    static final int FLOAT16 = TensorProto.DataType.FLOAT16_VALUE;
    static final int UINT8 = TensorProto.DataType.UINT8_VALUE;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");

    /** An input; -1 leaves a dimension free. */
    Graphs input(String name, int type, long... shape) {
        graph.addInput(value(name, type, shape));
        return this;
    }

    Graphs output(String name, int type, long... shape) {
        graph.addOutput(value(name, type, shape));
        return this;
    }

    Graphs weights(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(FLOAT).setRawData(ByteString.copyFrom(raw.flip()));
        for (long side : shape) {
            tensor.addDims(side);
        }
        return weights(tensor.build());
    }

    Graphs weights(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    Graphs node(String op, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    static AttributeProto ints(String name, long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(list)
                .build();
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
    }

    Path write(Path file) {
        try {
            return Files.write(file, model().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network that gives back every value it is given: input "in", output "out", of the shape. */
    static Graphs identity(int type, long... shape) {
        return new Graphs().input("in", type, shape).output("out", type, shape).node("Identity", List.of("in"), "out");
    }

    private static ValueInfoProto value(String name, int type, long... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (long side : shape) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side < 0 ? dimension.setDimParam("n") : dimension.setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(sides)))
                .build();
    }
}
