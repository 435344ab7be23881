package io.reprise.vision.onnx;

import static io.reprise.vision.onnx.ProtobufWriter.message;
import static io.reprise.vision.onnx.ProtobufWriter.number;
import static io.reprise.vision.onnx.ProtobufWriter.text;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.reprise.core.error.DoesNotFitException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Finds out whether networks run here, and whether they would on an NVIDIA card, with one that gives back what it gets. */
public final class DeviceTrial {
    private static final int FLOAT = 1;

    private DeviceTrial() {}

    /** The version of ONNX Runtime, whose library is loaded for it. */
    public static String runtimeVersion() {
        return OnnxModel.ENVIRONMENT.getVersion();
    }

    /** Why {@code --device cuda} would not work here, as one line; empty where it would. */
    public static Optional<String> cudaProblem() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            Cuda.add(options);
            OnnxModel.ENVIRONMENT.createSession(identity(), options).close();
            return Optional.empty();
        } catch (DoesNotFitException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (OrtException e) {
            return Optional.of(ManifestReader.oneLine(Cuda.missing(null, e)));
        }
    }

    /** One number in, the same out; the field numbers are those of onnx.proto3. */
    static byte[] identity() {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(number(1, 7)); // version of the format
        model.writeBytes(message(8, number(2, 13))); // version of the operators
        model.writeBytes(message(
                7,
                message(1, text(1, "in"), text(2, "out"), text(4, "Identity")),
                text(2, "trial"),
                value(11, "in"),
                value(12, "out")));
        return model.toByteArray();
    }

    private static byte[] value(int field, String name) {
        byte[] shape = message(2, message(1, number(1, 1)));
        return message(field, text(1, name), message(2, message(1, number(1, FLOAT), shape)));
    }
}
