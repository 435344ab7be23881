package io.reprise.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.TrackBuilder;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedEncoderTest {
    private static final FeatureSpec FINE =
            new FeatureSpec("fine/1", List.of(new FeaturePart("hue", 0, 1, 3), new FeaturePart("sound", 1, 1, 1)));
    private static final FeatureSpec COARSE = FeatureSpec.single("coarse/2-abcd", 1);

    @Test
    void partsKeepTheirWeightsAndEachEncoderWeighsTheSame() {
        FeatureSpec spec = new JoinedEncoder(List.of(encoder(FINE), encoder(COARSE))).spec();
        assertThat(spec.encoder()).isEqualTo("fine/1+coarse/2-abcd");
        assertThat(spec.parts())
                .containsExactly(
                        new FeaturePart("fine.hue", 0, 1, 0.75),
                        new FeaturePart("fine.sound", 1, 1, 0.25),
                        new FeaturePart("coarse.feature", 2, 1, 1));
    }

    @Test
    void rowsMeetAtTheMomentsOfTheFinest() {
        JoinedEncoder joined = new JoinedEncoder(List.of(encoder(COARSE), encoder(FINE)));
        try (FeatureExtractor extractor = joined.open()) {
            FrameSink coarse = extractor.sinks().get(0);
            FrameSink fine = extractor.sinks().get(1);
            for (long t : new long[] {0, 250, 500, 750, 1000}) {
                fine.frame(at(t));
            }
            coarse.frame(at(0));
            coarse.frame(at(1000));
            FeatureTrack track = extractor.finish();
            assertThat(track.timesMicros()).containsExactly(0, 250, 500, 750, 1000);
            assertThat(track.rows().values())
                    .containsExactly(0, 0, -1, 0, 250, -1, 0, 500, -1, 1000, 750, -1, 1000, 1000, -1);
        }
    }

    @Test
    void whatIsWrittenIsWhatIsMeant(@TempDir Path folder) throws Exception {
        Encoders encoders = new Encoders(new EncoderStore(folder), () -> encoder(FINE), ExecutionDevice.CPU, 2);
        assertThat(encoders.of("builtin").spec()).isEqualTo(FINE);
        for (String wrong : List.of("", "builtin+", "builtin+builtin", "+")) {
            assertThatThrownBy(() -> encoders.of(wrong)).isInstanceOf(InvalidValueException.class);
        }
        for (String missing : List.of("mobilenet", "mobilenet+builtin", "builtin+nets/none.yaml")) {
            assertThatThrownBy(() -> encoders.of(missing)).isInstanceOf(DoesNotFitException.class);
        }
        assertThatThrownBy(() -> encoders.of("mobilenet"))
                .hasMessageContaining("no encoder called mobilenet; there are: builtin");
    }

    private static Frame at(long micros) {
        return new Frame(micros, 1, 1, new byte[3]);
    }

    /** An encoder whose first value is the frame's time and whose others are -1. */
    private static Encoder encoder(FeatureSpec spec) {
        return new Encoder() {
            @Override
            public FeatureSpec spec() {
                return spec;
            }

            @Override
            public FeatureExtractor open() {
                return new TimeExtractor(spec);
            }

            @Override
            public void close() {}
        };
    }

    private static final class TimeExtractor implements FeatureExtractor, FrameSink {
        private final TrackBuilder track;
        private final FeatureSpec spec;

        TimeExtractor(FeatureSpec spec) {
            this.spec = spec;
            track = new TrackBuilder(spec);
        }

        @Override
        public FeatureSpec spec() {
            return spec;
        }

        @Override
        public List<FrameSink> sinks() {
            return List.of(this);
        }

        @Override
        public FrameSize frameSize() {
            return new FrameSize(1, 1, FrameSize.Fit.STRETCH);
        }

        @Override
        public double framesPerSecond() {
            return 0;
        }

        @Override
        public void frame(Frame frame) {
            float[] row = new float[spec.dim()];
            java.util.Arrays.fill(row, -1);
            row[0] = frame.timeMicros();
            track.add(frame.timeMicros(), row);
        }

        @Override
        public FeatureTrack finish() {
            return track.build();
        }

        @Override
        public void close() {}
    }
}
