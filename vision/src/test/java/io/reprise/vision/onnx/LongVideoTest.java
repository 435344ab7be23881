package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentLimit;
import io.reprise.core.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a video with more moments than fit, some are kept, spread over all of it, each with what was seen there. */
@Tag("slow")
class LongVideoTest {
    private static final int SIDE = 128;
    private static final int FRAMES = 700;

    @TempDir
    Path folder;

    @Test
    void anImageNetworkLooksAtFewerFrames() throws IOException {
        Graphs.identity(Graphs.FLOAT, -1, 3, SIDE, SIDE).write(folder.resolve("net.onnx"));
        int dim = 3 * SIDE * SIDE;
        FeatureTrack track = run(manifest("layout: NCHW", dim, ""), 500_000);
        requireSpread(track, dim, 500_000);
        for (int row = 0; row < track.rows().rows(); row++) {
            int frame = (int) (track.timesMicros()[row] / 500_000);
            assertThat(track.rows().get(row, 5)).isEqualTo(noise(frame)[15] & 0xff);
        }
    }

    @Test
    void aClipNetworkLooksAtFewerClips() throws IOException {
        Graphs.identity(Graphs.FLOAT, -1, 3, 2, SIDE, SIDE).write(folder.resolve("net.onnx"));
        int dim = 2 * 3 * SIDE * SIDE;
        FeatureTrack track = run(manifest("layout: NCTHW", dim, "frames: 2\n"), 40_000);
        requireSpread(track, dim, 40_000);
        for (int row = 0; row < track.rows().rows(); row++) {
            int frame = (int) ((track.timesMicros()[row] - 20_000) / 40_000);
            assertThat(track.rows().get(row, 5)).isEqualTo(noise(frame)[15] & 0xff);
        }
    }

    private static void requireSpread(FeatureTrack track, int dim, long step) {
        long[] times = track.timesMicros();
        assertThat(times.length).isBetween(MomentLimit.rows(dim) / 4, MomentLimit.rows(dim) + 1);
        long even = FRAMES * step / times.length;
        for (int i = 1; i < times.length; i++) {
            assertThat(times[i] - times[i - 1]).isLessThan(4 * even);
        }
        assertThat(FRAMES * step - times[times.length - 1]).isLessThan(4 * even);
    }

    private Path manifest(String layout, int dim, String more) throws IOException {
        return Files.writeString(
                folder.resolve("net.yaml"),
                "name: net\nmodel: net.onnx\ninput: {name: in, " + layout + ", size: [" + SIDE + ", " + SIDE
                        + "]}\noutput: {name: out, dim: " + dim + "}\n" + more);
    }

    private static FeatureTrack run(Path manifest, long step) {
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 2);
                FeatureExtractor extractor = encoder.open()) {
            for (int i = 0; i < FRAMES; i++) {
                extractor.sinks().get(0).frame(new Frame(i * step, SIDE, SIDE, noise(i)));
            }
            return extractor.finish();
        }
    }

    private static byte[] noise(int frame) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new Random(100 + frame).nextBytes(rgb);
        return rgb;
    }
}
