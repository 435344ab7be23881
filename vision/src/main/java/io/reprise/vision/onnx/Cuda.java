package io.reprise.vision.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.reprise.core.error.DoesNotFitException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks ONNX Runtime for the NVIDIA card. */
final class Cuda {
    /** The part that tells something, out of a line with source files, the machine's name and the call. */
    private static final Pattern FAILURE = Pattern.compile("(?:CUDA|CUDNN|CUBLAS|CURAND) failure -?\\d+: [^;]*[^; ]");

    /** What stands before the reason: ONNX Runtime's code, the source file and the C++ function's whole signature. */
    private static final Pattern SOURCE =
            Pattern.compile("(?s)^Error code - \\S+ - message: |.*\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ");

    private Cuda() {}

    /**
     * Adds it to a session's options.
     *
     * @throws DoesNotFitException where the GPU artefact, the driver or the card is missing: one line
     */
    static void add(OrtSession.SessionOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new DoesNotFitException(
                    "no-device",
                    "the device cuda needs ONNX Runtime's GPU artefact (onnxruntime_gpu in place of"
                            + " onnxruntime, see docs/encoders.md)");
        }
        @Nullable Path library = NativeLibraries.prepareCuda();
        try (OrtCUDAProviderOptions card = new OrtCUDAProviderOptions(0)) {
            // cached features must be the same wherever they were computed: no products of 10 bits
            card.add("use_tf32", "0");
            options.addCUDA(card);
        } catch (OrtException e) {
            throw doesNotWork(missing(library, e));
        }
    }

    /** What the card says, where it is the card that says it; null where a failure has other reasons. */
    static @Nullable String failure(OrtException e) {
        Matcher failure = FAILURE.matcher(String.valueOf(e.getMessage()));
        return failure.find() ? ManifestReader.oneLine(failure.group()) : null;
    }

    static DoesNotFitException doesNotWork(String why) {
        return new DoesNotFitException("no-device", "the device cuda does not work on this machine: " + why);
    }

    /** ONNX Runtime only says that its library did not load; the system says which other one that library lacks. */
    static String missing(@Nullable Path library, OrtException e) {
        if (library != null) {
            try {
                System.load(library.toString());
            } catch (UnsatisfiedLinkError lacking) {
                return ManifestReader.oneLine(lacking.getMessage())
                                .replaceFirst("^(?:" + Pattern.quote(library + ": ") + ")+", "")
                        + " (CUDA and cuDNN, see docs/encoders.md)";
            }
        }
        @Nullable String card = failure(e);
        return card != null
                ? card
                : ManifestReader.oneLine(
                        SOURCE.matcher(String.valueOf(e.getMessage())).replaceAll(""));
    }
}
