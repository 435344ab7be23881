package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.testing.SharedData;
import io.reprise.core.time.TimeRange;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a real video through the decoder and a real network to the name of what is seen. */
@Tag("slow")
class LabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MOBILENET_V2_LABELS | sam2/01_dog.mp4 | 0 | 0.3 | 'hound|spaniel|beagle|dog|terrier'",
                "MOBILENET_V2_LABELS | sam2/bedroom.mp4 | 1 | 6 | four-poster",
                "MOBILENET_V2_LABELS | intel/bottle-detection.mp4 | 1 | 5 | water bottle",
                "MOBILENET_V2_LABELS | intel/car-detection.mp4 | 7.2 | 7.8 | 'minivan|cab|limousine|beach wagon'",
                "MOBILENET_V1_LABELS | sam2/bedroom.mp4 | 1 | 6 | four-poster",
                "SQUEEZENET | sam2/01_dog.mp4 | 0 | 0.3 | 'hound|husky|dog|Chihuahua'",
                "SQUEEZENET | intel/bottle-detection.mp4 | 1 | 5 | bottle",
                "SQUEEZENET | sam2/04_coffee.mp4 | 1 | 5 | 'lab coat|soap dispenser'",
            })
    void namesWhatIsSeen(PublicNets net, String video, double start, double end, String names, @TempDir Path folder)
            throws Exception {
        int first = net == PublicNets.SQUEEZENET ? 1 : 0; // the list begins with "background", which this net lacks
        List<String> labels = Files.readAllLines(SharedData.require("models/imagenet_labels.txt"));
        FeatureTrack track = look(net.manifest(folder), SharedData.require("videos/" + video), start, end);
        float[] mean = new float[net.dim];
        for (int row = 0; row < track.rows().rows(); row++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += track.rows().get(row, i);
            }
        }
        assertThat(labels.get(largest(mean) + first)).containsPattern(names);
    }

    private static FeatureTrack look(Path manifest, Path video, double start, double end) throws Exception {
        AnalysisOptions options =
                AnalysisOptions.standard().withSoundRate(0).withRange(TimeRange.ofSeconds(start, end));
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 1);
                FeatureExtractor extractor = encoder.open()) {
            AnalysisPass.run(VideoProbe.probe(video), extractor.sinks(), options);
            return extractor.finish();
        }
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
