package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The network in the program: what it gives, whence it comes, how large it is. */
class BundledNetworkTest {
    private static final int SIDE = 96;

    private final byte[] file = BundledNetwork.file();

    /** Smooth colours with some noise. */
    private static byte[] picture(long seed) {
        Random random = new Random(seed);
        double[] waves = random.doubles(6, .02, .2).toArray();
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            double wave = Math.sin(x * waves[i % 3]) + Math.cos(y * waves[3 + i % 3]);
            rgb[i] = (byte) (int) (128 + 50 * wave + 10 * random.nextDouble());
        }
        return rgb;
    }

    private static float[] planes(byte[] rgb) {
        float[] planes = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % 3 * SIDE * SIDE + i / 3] = rgb[i] & 0xff;
        }
        return planes;
    }

    @Test
    void givesWhatASecondImplementationGives() throws Exception {
        ModelProto model = ModelProto.parseFrom(file);
        try (BundledNetwork network = new BundledNetwork();
                FeatureExtractor extractor = network.open()) {
            for (int i = 0; i < 3; i++) {
                extractor.sinks().get(0).frame(new Frame(i * 500_000L, SIDE, SIDE, picture(i)));
            }
            FeatureTrack track = extractor.finish();
            assertThat(track.rows().rows()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                assertThat(track.rows().row(i))
                        .containsExactly(new PlainNetwork(model).look(planes(picture(i)), SIDE), Offset.offset(2e-4f));
            }
        }
    }

    @Test
    void saysWhenceItComes() throws Exception {
        Map<String, String> metadata = ModelProto.parseFrom(file).getMetadataPropsList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
        assertThat(metadata.get("teacher")).startsWith("mobilenetv2/");
        assertThat(metadata.get("pictures"))
                .contains("people.zip", "scenes.zip")
                .doesNotContain("clips");
        assertThat(metadata.get("notice")).contains("Apache-2.0");
        assertThat(metadata.get("command")).startsWith("reprise distil --teacher");
        assertThat(Double.parseDouble(metadata.get("agreement"))).isBetween(0.3, 1.0);
        assertThat(metadata).containsKeys("seed", "crops", "views", "options");
    }

    @Test
    void isAtMostFourMegabytes() {
        assertThat(file.length).isLessThanOrEqualTo(4_000_000);
    }
}
