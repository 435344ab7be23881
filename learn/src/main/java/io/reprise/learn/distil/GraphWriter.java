package io.reprise.learn.distil;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.reprise.core.feature.Half;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Builds an ONNX graph node by node; everything is named after what it gives. */
final class GraphWriter {
    private static final int IR_VERSION = 7;
    private static final int OPERATORS = 13;
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int FLOAT16 = TensorProto.DataType.FLOAT16_VALUE;

    private final GraphProto.Builder graph = GraphProto.newBuilder();

    GraphWriter(String name) {
        graph.setName(name);
    }

    /** A float32 input; a side that is no number is free and has that name. */
    void input(String name, String... sides) {
        graph.addInput(value(name, sides));
    }

    void output(String name, String... sides) {
        graph.addOutput(value(name, sides));
    }

    /** Float32 weights. */
    void weights(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        add(name, FLOAT, raw, shape);
    }

    /** A number. */
    void constant(String name, float value) {
        weights(name, new float[] {value});
    }

    /** Weights stored as float16 and turned back to float32 when the model is loaded. */
    void half(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putShort(Half.ofFloat(value));
        }
        add(name + ".half", FLOAT16, raw.rewind(), shape);
        node("Cast", name, List.of(name + ".half"), number("to", FLOAT));
    }

    private void add(String name, int type, ByteBuffer raw, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(raw));
        for (long side : shape) {
            tensor.addDims(side);
        }
        graph.addInitializer(tensor);
    }

    void node(String op, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** The file. */
    byte[] bytes(Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("reprise distil")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph);
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private static ValueInfoProto value(String name, String... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String side : sides) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            boolean number = side.chars().allMatch(Character::isDigit);
            shape.addDim(number ? dimension.setDimValue(Long.parseLong(side)) : dimension.setDimParam(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
                .build();
    }
}
