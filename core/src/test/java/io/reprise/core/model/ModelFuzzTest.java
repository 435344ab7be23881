package io.reprise.core.model;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.feature.NpyType;
import io.reprise.core.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged model files and feature matrices are refused in one line. */
class ModelFuzzTest {
    @TempDir
    Path folder;

    @Test
    void safetensors() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole.safetensors");
        new Safetensors(
                        Map.of("format", "1", "kind", "phd"),
                        Map.of(
                                "weight", new Tensor(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
                                "bias", new Tensor(new int[] {2}, new float[] {1, 2})))
                .write(whole);
        Fuzz.run(folder.resolve("damaged.safetensors"), List.of(Files.readAllBytes(whole)), file -> {
            Safetensors.read(file);
            Model.read(file);
        });
    }

    @Test
    void npy() throws IOException, InterruptedException {
        List<byte[]> whole = new ArrayList<>();
        for (NpyType type : NpyType.values()) {
            Path file = folder.resolve(type + ".npy");
            NpyFile.write(file, FeatureMatrix.of(3, 2, new float[] {1, 2, 3, 4, 5, 6}), type);
            whole.add(Files.readAllBytes(file));
        }
        Fuzz.run(folder.resolve("damaged.npy"), whole, NpyFile::read);
    }
}
