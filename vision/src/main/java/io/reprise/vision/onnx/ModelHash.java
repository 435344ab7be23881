package io.reprise.vision.onnx;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The hash of a model's file. */
final class ModelHash {
    private ModelHash() {}

    /**
     * SHA-256 in lower-case hexadecimal digits.
     *
     * @throws DoesNotFitException if the file is missing or can't be read
     */
    static String of(Path file) {
        try {
            return Sha256.of(file);
        } catch (NoSuchFileException e) {
            throw new DoesNotFitException(
                    "no-encoder", "no model at " + file + "; the manifest's 'model' names a file beside it");
        } catch (IOException e) {
            throw new DoesNotFitException("no-encoder", "the model " + file + " can't be read: " + e.getMessage());
        }
    }
}
