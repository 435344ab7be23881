package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C3D, narrow and with seeded weights, against PyTorch's answers for the same (c3d_fixture.py wrote c3d.csv). */
@Tag("slow")
class C3dTest {
    private static final int[] NARROW = {4, 6, 8, 8, 10, 10, 12, 12, 24, 20};
    private static final int[] REAL = {64, 128, 256, 256, 512, 512, 512, 512};
    private static final int SIDE = 112;
    private static final int FRAMES = 16;

    @TempDir
    Path folder;

    @Test
    void everyLayerAgreesWithPyTorch() throws Exception {
        new C3dGraph(NARROW).write(folder.resolve("c3d.onnx"));
        for (Map.Entry<String, float[]> expected : fixture().entrySet()) {
            float[] ours = feature(manifest(expected.getKey(), expected.getValue().length));
            assertThat(ours).hasSameSizeAs(expected.getValue());
            for (int i = 0; i < ours.length; i++) {
                float tolerance = 1e-4f * Math.max(1, Math.abs(expected.getValue()[i]));
                assertThat(ours[i])
                        .as("%s[%d]", expected.getKey(), i)
                        .isCloseTo(expected.getValue()[i], Offset.offset(tolerance));
            }
        }
    }

    @Test
    void theRealWidthsGiveTheRealShape() throws Exception {
        new C3dGraph(REAL).write(folder.resolve("c3d.onnx"));
        assertThat(feature(manifest("pool5", 8192))).hasSize(8192);
    }

    private float[] feature(Path manifest) {
        byte[] pixels = pixels();
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 0);
                FeatureExtractor extractor = encoder.open()) {
            int size = 3 * SIDE * SIDE;
            for (int t = 0; t < FRAMES; t++) {
                byte[] rgb = Arrays.copyOfRange(pixels, t * size, (t + 1) * size);
                extractor.sinks().get(0).frame(new Frame(t * 40_000L, SIDE, SIDE, rgb));
            }
            FeatureTrack track = extractor.finish();
            assertThat(track.timesMicros()).containsExactly(300_000);
            return track.rows().row(0);
        }
    }

    private Path manifest(String output, int dim) throws Exception {
        return Files.writeString(folder.resolve("c3d.yaml"), """
                name: c3d
                model: c3d.onnx
                input: {name: clip, layout: NCTHW, type: float32, size: [112, 112], colour: RGB,
                        mean: [90, 98, 102], std: [64, 64, 64]}
                output: {name: %s, dim: %d}
                frames: 16
                """.formatted(output, dim));
    }

    private static byte[] pixels() {
        float[] noise = C3dGraph.uniform(99, FRAMES * SIDE * SIDE * 3);
        byte[] pixels = new byte[noise.length];
        for (int i = 0; i < noise.length; i++) {
            pixels[i] = (byte) (int) Math.floor((noise[i] + 1) * 128);
        }
        return pixels;
    }

    private static Map<String, float[]> fixture() throws Exception {
        Map<String, float[]> layers = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(C3dTest.class.getResourceAsStream("c3d.csv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                List<String> cells = List.of(line.split(",", -1));
                float[] values = new float[cells.size() - 1];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.parseFloat(cells.get(i + 1));
                }
                layers.put(cells.get(0), values);
            }
        }
        return layers;
    }
}
