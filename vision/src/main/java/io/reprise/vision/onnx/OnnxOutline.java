package io.reprise.vision.onnx;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes and outputs of a model's graph, read without its weights.
 *
 * @param nodes in the file's order; those inside loops and branches are not among them
 * @param outputs names of the graph's outputs
 */
record OnnxOutline(List<Node> nodes, List<String> outputs) {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;

    /**
     * An operation of the graph.
     *
     * @param op its type, such as Conv
     * @param name its own name, empty for none
     * @param inputs names of the tensors it takes, empty for one left out
     * @param outputs names of the tensors it gives
     */
    record Node(String op, String name, List<String> inputs, List<String> outputs) {}

    /**
     * Reads a model's outline. The field numbers are those of onnx.proto3.
     *
     * @throws io.reprise.core.error.DoesNotFitException if it is missing or damaged
     */
    static OnnxOutline read(Path model) {
        OnnxOutline outline = new OnnxOutline(new ArrayList<>(), new ArrayList<>());
        ProtobufReader reader = new ProtobufReader(why -> OnnxFile.damaged(model, why));
        reader.message(OnnxFile.map(model), (field, part) -> {
            if (field == MODEL_GRAPH) {
                reader.message(part, (of, content) -> outline.add(reader, of, content));
            }
        });
        return outline;
    }

    private void add(ProtobufReader reader, int field, ByteBuffer content) {
        if (field == GRAPH_NODE) {
            nodes.add(node(reader, content));
        } else if (field == GRAPH_OUTPUT) {
            reader.message(content, (of, name) -> {
                if (of == VALUE_NAME) {
                    outputs.add(ProtobufReader.text(name));
                }
            });
        }
    }

    private static Node node(ProtobufReader reader, ByteBuffer content) {
        String[] opAndName = {"", ""};
        Node node = new Node("", "", new ArrayList<>(), new ArrayList<>());
        reader.message(content, (field, part) -> {
            switch (field) {
                case 1 -> node.inputs.add(ProtobufReader.text(part));
                case 2 -> node.outputs.add(ProtobufReader.text(part));
                case 3 -> opAndName[1] = ProtobufReader.text(part);
                case 4 -> opAndName[0] = ProtobufReader.text(part);
                default -> {} // attributes, documentation
            }
        });
        return new Node(opAndName[0], opAndName[1], node.inputs, node.outputs);
    }

    /** Which node gives each tensor. */
    Map<String, Node> producers() {
        Map<String, Node> producers = new HashMap<>();
        for (Node node : nodes) {
            node.outputs.stream().filter(name -> !name.isEmpty()).forEach(name -> producers.put(name, node));
        }
        return producers;
    }
}
