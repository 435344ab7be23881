package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What reaches the network, seen through one that gives its input back: layouts, types, colours, ranges, cropping, and
 * clips against a plain second implementation.
 */
@Tag("slow")
class LayoutsTest {
    private static final int H = 4;
    private static final int W = 6;

    @TempDir
    Path folder;

    @Test
    void nchwRgbStretched() throws IOException {
        byte[] rgb = noise(1, W, H);
        float[] seen = see("layout: NCHW, size: [4, 6]", Graphs.FLOAT, 1, rgb, W, H, 1, 3, H, W);
        for (int i = 0; i < H * W; i++) {
            assertThat(seen[i]).isEqualTo(rgb[3 * i] & 0xff);
            assertThat(seen[2 * H * W + i]).isEqualTo(rgb[3 * i + 2] & 0xff);
        }
    }

    @Test
    void nhwcBgrNormalised() throws IOException {
        byte[] rgb = noise(2, W, H);
        float[] seen = see(
                "layout: NHWC, size: [4, 6], colour: BGR, range: [-1, 1], mean: [0.1, 0.2, 0.3], std: [1, 2, 4]",
                Graphs.FLOAT,
                1,
                rgb,
                W,
                H,
                -1,
                H,
                W,
                3);
        for (int i = 0; i < H * W; i++) {
            assertThat(seen[3 * i]).isCloseTo(((rgb[3 * i + 2] & 0xff) / 127.5f - 1 - 0.1f), within());
            assertThat(seen[3 * i + 2]).isCloseTo(((rgb[3 * i] & 0xff) / 127.5f - 1 - 0.3f) / 4, within());
        }
    }

    @Test
    void resizedThenCroppedInTheMiddle() throws IOException {
        byte[] rgb = noise(3, 10, 8);
        float[] seen = see("layout: NCHW, size: [4, 6], resize: [8, 10]", Graphs.FLOAT, 1, rgb, 10, 8, 1, 3, H, W);
        assertThat(seen[0]).isEqualTo(rgb[3 * (2 * 10 + 2)] & 0xff);
        assertThat(seen[H * W - 1]).isEqualTo(rgb[3 * (5 * 10 + 7)] & 0xff);
    }

    @Test
    void float16HoldsWholePixelValues() throws IOException {
        byte[] rgb = noise(4, W, H);
        float[] seen = see("layout: NCHW, type: float16, size: [4, 6]", Graphs.FLOAT16, 1, rgb, W, H, -1, 3, H, W);
        for (int i = 0; i < H * W; i++) {
            assertThat(seen[H * W + i]).isEqualTo(rgb[3 * i + 1] & 0xff);
        }
    }

    @Test
    void uint8TakesPixelsAsTheyAre() throws IOException {
        byte[] rgb = noise(5, W, H);
        new Graphs()
                .input("in", Graphs.UINT8, -1, H, W, 3)
                .output("out", Graphs.FLOAT, -1, H, W, 3)
                .node("Cast", List.of("in"), "out", Graphs.number("to", Graphs.FLOAT))
                .write(folder.resolve("net.onnx"));
        Path manifest = manifest("layout: NHWC, type: uint8, size: [4, 6]", 3 * H * W, "");
        float[] seen = run(manifest, List.of(new Frame(0, W, H, rgb))).rows().row(0);
        for (int i = 0; i < rgb.length; i++) {
            assertThat(seen[i]).isEqualTo(rgb[i] & 0xff);
        }
    }

    @Test
    void aFixedBatchIsFilledAndItsRestIgnored() throws IOException {
        Graphs.identity(Graphs.FLOAT, 3, 3, H, W).write(folder.resolve("net.onnx"));
        Path manifest = manifest("layout: NCHW, size: [4, 6]", 3 * H * W, "sample_fps: 10\n");
        List<Frame> frames = frames(7, 100_000);
        FeatureTrack track = run(manifest, frames);
        assertThat(track.timesMicros()).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(track.rows().get(i, 0)).isEqualTo(frames.get(i).rgb()[0] & 0xff);
        }
    }

    @Test
    void clipsAreTheFramesTheyShouldBe() throws IOException {
        long seed = 5;
        System.out.println("LayoutsTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int frames = 2 + random.nextInt(5);
            int stride = 1 + random.nextInt(8);
            int count = 1 + random.nextInt(30);
            int batch = random.nextInt(3) - 1;
            clips(random.nextBoolean(), frames, stride, count, batch == 0 ? 2 : batch);
        }
    }

    private void clips(boolean nct, int frames, int stride, int count, long batch) throws IOException {
        String what = (nct ? "NCTHW" : "NTCHW") + " frames " + frames + " stride " + stride + " of " + count + " batch "
                + batch;
        long[] shape = nct ? new long[] {batch, 3, frames, H, W} : new long[] {batch, frames, 3, H, W};
        Graphs.identity(Graphs.FLOAT, shape).write(folder.resolve("net.onnx"));
        Path manifest = manifest(
                "layout: " + (nct ? "NCTHW" : "NTCHW") + ", size: [4, 6]",
                3 * H * W * frames,
                "frames: " + frames + "\nstride: " + stride + "\n");
        List<Frame> video = frames(count, 40_000);
        FeatureTrack track = run(manifest, video);
        List<int[]> expected = expectedClips(frames, stride, count);
        assertThat(track.timesMicros()).as(what).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            int[] clip = expected.get(i);
            for (int t = 0; t < frames; t++) {
                int at = nct ? t * H * W : t * 3 * H * W;
                int last = (nct ? 2 * frames + t : 3 * t + 2) * H * W + H * W - 1;
                byte[] rgb = video.get(clip[t]).rgb();
                assertThat(track.rows().get(i, at)).as(what).isEqualTo(rgb[0] & 0xff);
                assertThat(track.rows().get(i, last)).as(what).isEqualTo(rgb[rgb.length - 1] & 0xff);
            }
            assertThat(track.timesMicros()[i]).as(what).isEqualTo((clip[0] + clip[frames - 1]) * 20_000L);
        }
    }

    /** The documented rule, written plainly: which frames each clip holds. */
    private static List<int[]> expectedClips(int frames, int stride, int count) {
        List<int[]> clips = new ArrayList<>();
        int covered = 0;
        for (int start = 0; start < count; start += stride) {
            boolean whole = start + frames <= count;
            if (!whole && covered >= count) {
                break;
            }
            int[] clip = new int[frames];
            for (int t = 0; t < frames; t++) {
                clip[t] = Math.min(start + t, count - 1);
            }
            clips.add(clip);
            covered = start + frames;
        }
        return clips;
    }

    @Test
    void aHoleLongerThanAClipEndsItAndTheGridHolds() throws IOException {
        Graphs.identity(Graphs.FLOAT, -1, 3, 4, H, W).write(folder.resolve("net.onnx"));
        Path manifest = manifest("layout: NCTHW, size: [4, 6]", 12 * H * W, "frames: 4\nclip_fps: 10\n");
        List<Frame> video = new ArrayList<>(frames(6, 100_000));
        video.add(new Frame(60_000_000, W, H, noise(99, W, H)));
        FeatureTrack track = run(manifest, video);
        assertThat(track.timesMicros()).containsExactly(150_000, 450_000, 60_000_000);
        assertThat(track.rows().get(1, 3 * H * W)).isEqualTo(video.get(5).rgb()[0] & 0xff);
    }

    @Test
    void aSlowVideoRepeatsFramesToTheClipsRate() throws IOException {
        Graphs.identity(Graphs.FLOAT, -1, 3, 4, H, W).write(folder.resolve("net.onnx"));
        Path manifest = manifest("layout: NCTHW, size: [4, 6]", 12 * H * W, "frames: 4\nclip_fps: 20\n");
        List<Frame> video = frames(3, 100_000);
        FeatureTrack track = run(manifest, video);
        assertThat(track.timesMicros()).hasSize(2);
        int[] first = {0, 1, 1, 2};
        for (int t = 0; t < 4; t++) {
            assertThat(track.rows().get(0, t * H * W))
                    .isEqualTo(video.get(first[t]).rgb()[0] & 0xff);
        }
    }

    private float[] see(String input, int type, int rows, byte[] rgb, int w, int h, long... shape) throws IOException {
        Graphs.identity(type, shape).write(folder.resolve("net.onnx"));
        FeatureTrack track = run(manifest(input, 3 * H * W, ""), List.of(new Frame(0, w, h, rgb)));
        assertThat(track.rows().rows()).isEqualTo(rows);
        return track.rows().row(0);
    }

    private Path manifest(String input, int dim, String more) throws IOException {
        return Files.writeString(
                folder.resolve("net.yaml"),
                "name: net\nmodel: net.onnx\ninput: {name: in, " + input + "}\noutput: {name: out, dim: " + dim + "}\n"
                        + more);
    }

    private static FeatureTrack run(Path manifest, List<Frame> frames) {
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 2);
                FeatureExtractor extractor = encoder.open()) {
            FrameSize size = extractor.sinks().get(0).frameSize();
            assertThat(size.width()).isEqualTo(frames.get(0).width());
            frames.forEach(extractor.sinks().get(0)::frame);
            return extractor.finish();
        }
    }

    private static List<Frame> frames(int count, long step) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(new Frame(i * step, W, H, noise(100 + i, W, H)));
        }
        return frames;
    }

    private static byte[] noise(long seed, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return rgb;
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-5f);
    }
}
