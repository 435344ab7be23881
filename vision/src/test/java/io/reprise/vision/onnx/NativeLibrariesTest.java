package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    private static final String PLATFORM = "linux-x64";

    @Test
    void unpackedOnceAndMendedWhereCutShort(@TempDir Path folder) throws Exception {
        assumeTrue(packed() != null, "another artefact of ONNX Runtime");
        assertThat(NativeLibraries.unpack(PLATFORM, folder, NativeLibraries.FILES))
                .isTrue();
        Path library = folder.resolve("libonnxruntime.so");
        try (InputStream in = packed()) {
            assertThat(library).hasBinaryContent(in.readAllBytes());
        }
        var made = Files.getLastModifiedTime(library);
        long bytes = Files.size(library);
        assertThat(NativeLibraries.unpack(PLATFORM, folder, NativeLibraries.FILES))
                .isTrue();
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(made);

        Files.write(library, new byte[100]);
        assertThat(NativeLibraries.unpack(PLATFORM, folder, NativeLibraries.FILES))
                .isTrue();
        assertThat(library).hasSize(bytes);
    }

    @Test
    void whereItCanNotBeUnpackedItIsLeftToOnnxRuntime(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(NativeLibraries.unpack(PLATFORM, file.resolve("natives"), NativeLibraries.FILES))
                .isFalse();
        assertThat(NativeLibraries.unpack("plan9-vax", folder.resolve("natives"), NativeLibraries.FILES))
                .isFalse();
    }

    private static InputStream packed() {
        return OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + PLATFORM + "/libonnxruntime.so");
    }
}
