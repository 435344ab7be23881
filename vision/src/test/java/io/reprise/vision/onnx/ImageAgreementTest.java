package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Features of a picture, ours against ONNX Runtime fed by hand with preprocessing written a second time. */
@Tag("slow")
class ImageAgreementTest {
    @ParameterizedTest
    @EnumSource(PublicNets.class)
    void featuresAgreeWithASecondImplementation(PublicNets net, @TempDir Path folder) throws Exception {
        int side = net.input.contains("[128, 128]") ? 128 : 224;
        byte[] picture = blobs(side, 7);
        float[] ours = oneFeature(net.manifest(folder), new Frame(0, side, side, picture));
        float[] theirs = byHand(net, side, picture, folder);
        assertThat(ours).hasSize(net.dim);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], org.assertj.core.data.Offset.offset(1e-3f));
        }
    }

    @Test
    void manyFramesComeInOrderWhateverTheThreads(@TempDir Path folder) {
        Path manifest = PublicNets.MOBILENET_V1.manifest(folder);
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 3);
                FeatureExtractor extractor = encoder.open()) {
            for (int i = 0; i < 20; i++) {
                extractor.sinks().get(0).frame(new Frame(i * 500_000L, 128, 128, blobs(128, i)));
            }
            FeatureTrack track = extractor.finish();
            assertThat(track.timesMicros()).hasSize(20).startsWith(0, 500_000).endsWith(9_500_000);
            for (int i : new int[] {0, 7, 19}) {
                float[] alone = oneFeature(manifest, new Frame(0, 128, 128, blobs(128, i)));
                assertThat(track.rows().row(i)).containsExactly(alone, org.assertj.core.data.Offset.offset(1e-5f));
            }
        }
    }

    private static float[] oneFeature(Path manifest, Frame frame) {
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 2);
                FeatureExtractor extractor = encoder.open()) {
            extractor.sinks().get(0).frame(frame);
            return extractor.finish().rows().row(0);
        }
    }

    /** Smooth random shapes, so that features are not those of noise; the seed decides. */
    static byte[] blobs(int side, long seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[side * side * 3];
        double[] p = random.doubles(12, 0.5, 6).toArray();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    double u = p[c] * x / side + p[c + 3] * Math.sin(p[c + 6] * y / side) + p[c + 9];
                    rgb[(y * side + x) * 3 + c] = (byte) Math.round(127.5 + 127.5 * Math.sin(u));
                }
            }
        }
        return rgb;
    }

    private static float[] byHand(PublicNets net, int side, byte[] rgb, Path folder) throws Exception {
        boolean half = net == PublicNets.SQUEEZENET;
        ByteBuffer pixels =
                ByteBuffer.allocateDirect(3 * side * side * (half ? 2 : 4)).order(ByteOrder.nativeOrder());
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < side * side; i++) {
                if (half) {
                    pixels.putShort(wholeToHalf(rgb[3 * i + (2 - c)] & 0xff));
                } else {
                    pixels.putFloat(rgb[3 * i + c] & 0xff);
                }
            }
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OnnxJavaType type = half ? OnnxJavaType.FLOAT16 : OnnxJavaType.FLOAT;
        try (OrtSession session =
                        environment.createSession(folder.resolve(net.file).toString());
                OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, pixels.flip(), new long[] {1, 3, side, side}, type);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get(net.output).orElseThrow()).getFloatBuffer();
            float[] out = new float[values.remaining()];
            values.get(out);
            return out;
        }
    }

    /** Half precision of a whole number below 256, from the definition: sign, exponent + 15, ten bits of fraction. */
    private static short wholeToHalf(float value) {
        if (value == 0) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        int fraction = Math.round((Math.abs(value) / (float) Math.pow(2, exponent) - 1) * 1024);
        return (short) ((value < 0 ? 0x8000 : 0) | (exponent + 15) << 10 | fraction);
    }
}
