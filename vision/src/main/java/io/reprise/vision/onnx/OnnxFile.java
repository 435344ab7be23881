package io.reprise.vision.onnx;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.file.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks through an ONNX file (a protocol buffer) without loading it: whether every length in it fits the file, and which
 * files beside it hold weights ("external data"). The field numbers are those of onnx.proto3.
 */
final class OnnxFile {
    private static final int MAX_DEPTH = 64;

    /** Messages that can lead to a tensor, and where in them. */
    private enum Message {
        MODEL,
        GRAPH,
        FUNCTION,
        NODE,
        ATTRIBUTE,
        SPARSE,
        TENSOR,
        ENTRY
    }

    private static final Map<Message, Map<Integer, Message>> CHILDREN = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 25, Message.FUNCTION),
            Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE),
            Message.FUNCTION, Map.of(7, Message.NODE),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE,
                    Map.of(
                            5,
                            Message.TENSOR,
                            6,
                            Message.GRAPH,
                            10,
                            Message.TENSOR,
                            11,
                            Message.GRAPH,
                            22,
                            Message.SPARSE,
                            23,
                            Message.SPARSE),
            Message.SPARSE, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
            Message.TENSOR, Map.of(13, Message.ENTRY),
            Message.ENTRY, Map.of());

    private final Path file;
    private final ProtobufReader reader;
    private final Set<String> locations = new TreeSet<>();
    private boolean graph;

    private OnnxFile(Path file) {
        this.file = file;
        this.reader = new ProtobufReader(why -> damaged(file, why));
    }

    /**
     * The names of the files beside a model in which it keeps weights; none for most models.
     *
     * @throws DoesNotFitException if the model is missing, is no ONNX file, claims more than the file holds, or keeps
     *     weights anywhere but in a plain file beside it
     */
    static Set<String> externalData(Path file) {
        OnnxFile walk = new OnnxFile(file);
        walk.message(map(file), Message.MODEL, 0);
        if (!walk.graph) {
            throw damaged(file, "it holds no graph");
        }
        walk.locations.forEach(walk::checkLocation);
        return walk.locations;
    }

    /**
     * A model file's bytes, mapped.
     *
     * @throws DoesNotFitException if it is missing, can't be read or is too large for an ONNX file
     */
    static ByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new DoesNotFitException(
                        "no-encoder",
                        file + " is larger than 2 GB, more than an ONNX file may be; export its"
                                + " weights as external data");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (NoSuchFileException e) {
            throw new DoesNotFitException(
                    "no-encoder", "no model at " + file + "; the manifest's 'model' names a file beside it");
        } catch (IOException e) {
            throw new DoesNotFitException("no-encoder", "the model " + file + " can't be read: " + e.getMessage());
        }
    }

    private void checkLocation(String name) {
        boolean plain =
                FileNames.isPossible(name) && !name.contains("/") && !name.contains("\\") && !name.startsWith(".");
        if (!plain || !Files.isRegularFile(file.resolveSibling(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new DoesNotFitException(
                    "no-encoder",
                    file + " keeps weights in '" + name + "', which is not "
                            + (plain
                                    ? "there: put the file beside the model"
                                    : "a plain file beside it; export it anew"));
        }
    }

    private void message(ByteBuffer in, Message kind, int depth) {
        if (depth > MAX_DEPTH) {
            throw damaged(file, "its parts are nested too deeply");
        }
        Map<Integer, Message> children = CHILDREN.getOrDefault(kind, Map.of());
        String[] key = {""};
        reader.message(in, (field, part) -> {
            if (kind == Message.ENTRY && field == 1) {
                key[0] = ProtobufReader.text(part);
            } else if (kind == Message.ENTRY && field == 2 && key[0].equals("location")) {
                locations.add(ProtobufReader.text(part));
            }
            descend(part, children, field, depth);
        });
    }

    private void descend(ByteBuffer part, Map<Integer, Message> children, int field, int depth) {
        Message child = children.get(field);
        if (child != null) {
            graph |= child == Message.GRAPH;
            message(part, child, depth + 1);
        }
    }

    static DoesNotFitException damaged(Path file, String why) {
        return new DoesNotFitException("no-encoder", file + " is not an ONNX model, or is damaged: " + why);
    }
}
