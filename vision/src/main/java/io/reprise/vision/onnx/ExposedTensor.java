package io.reprise.vision.onnx;

import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A model with one more output: a tensor from inside it. Messages of protocol buffers that stand one after the other are
 * merged, their repeated fields joined, so a model that holds nothing but the output is put behind the model's bytes.
 * The whole is mapped from a temporary file, which has no name any more when this returns: models may be larger than the
 * heap.
 */
final class ExposedTensor {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;

    private ExposedTensor() {}

    /**
     * The bytes of the model with the tensor as its last output; its type and shape are left to be inferred.
     *
     * @throws DoesNotFitException if the model can't be read, or there is no room for a copy
     */
    static ByteBuffer model(Path model, String tensor) {
        ByteBuffer more = ByteBuffer.wrap(ProtobufWriter.message(
                MODEL_GRAPH, ProtobufWriter.message(GRAPH_OUTPUT, ProtobufWriter.text(VALUE_NAME, tensor))));
        try {
            Path copy = Files.createTempFile("reprise-", ".onnx");
            try (FileChannel to = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileChannel from = FileChannel.open(model)) {
                copyAll(from, to);
                to.write(more, to.size());
                return to.map(FileChannel.MapMode.READ_ONLY, 0, to.size());
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new DoesNotFitException(
                    "no-encoder",
                    "to read " + tensor + " inside " + model + " a copy of the model is made in "
                            + System.getProperty("java.io.tmpdir") + ", which failed: " + e.getMessage());
        }
    }

    private static void copyAll(FileChannel from, FileChannel to) throws IOException {
        long size = from.size();
        for (long at = 0; at < size; ) {
            long copied = to.transferFrom(from.position(at), at, size - at);
            if (copied <= 0) {
                throw new IOException("it became shorter while it was read");
            }
            at += copied;
        }
    }
}
