package io.reprise.media.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.SharedData;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real film's cuts in its first 300 s, checked by eye. */
@Tag("slow")
class FilmCutsTest {
    private static final long LIST_END_MICROS = 300_200_000;

    @Test
    void findsTheListedCutsAndNoOthers() throws Exception {
        VideoInfo film =
                VideoProbe.probe(SharedData.require("videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4"));
        long[] listed = Files.readAllLines(SharedData.require("personas/big_buck_bunny_cuts_first_300s.csv")).stream()
                .skip(1)
                .mapToLong(line -> Math.round(1e6 * Double.parseDouble(line.substring(0, line.indexOf(',')))))
                .toArray();
        CutDetector detector = new CutDetector();
        AnalysisPass.run(film, List.of(detector), AnalysisOptions.standard().withSoundRate(0));
        long[] found = Arrays.stream(detector.cutsMicros())
                .filter(cut -> cut < LIST_END_MICROS)
                .toArray();
        assertThat(CutScore.f1(found, listed, 200_000)).isGreaterThanOrEqualTo(0.97);
        assertThat(CutScore.f1(found, listed, 17_000)).as("to half a frame").isGreaterThanOrEqualTo(0.97);
    }
}
