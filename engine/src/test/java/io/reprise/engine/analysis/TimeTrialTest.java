package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.Encoder;
import io.reprise.engine.testing.DrawnFilm;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTrialTest {
    @TempDir
    Path folder;

    @Test
    void aShortTrialIsDrawnTowardsTheRuleOfThumbAndALongOneIsNot() {
        assertThat(TimeTrial.between(2, 18, .5)).isCloseTo(6, within(1e-9)); // in proportion: three times and a third
        assertThat(TimeTrial.between(2, 18, 1)).isEqualTo(18);
        assertThat(TimeTrial.between(2, 18, 1.9)).isEqualTo(18);
        assertThat(TimeTrial.between(2, Double.NaN, 1)).isEqualTo(2);
        assertThat(TimeTrial.between(2, Double.POSITIVE_INFINITY, 1)).isEqualTo(2);
    }

    @Test
    void aShortVideoTakesAsLongAsThisMachineTookToOpenIt() throws Exception {
        VideoInfo video = VideoProbe.probe(DrawnFilm.write(folder.resolve("film.mp4"), 2, 1));
        try (Encoder encoder = new BuiltinEncoder()) {
            TimeTrial trial = new TimeTrial(List.of(encoder), 2, Listener.SILENT);
            double idle = trial.seconds(video, .5);
            double busy = trial.seconds(video, 1);
            assertThat(idle).isBetween(.95, 1.3);
            assertThat(busy / idle).isCloseTo(2, within(.1));
            // reading a large file through is no sign of a slow machine
            assertThat(trial.seconds(video, 100)).isLessThan(6);
        }
    }

    @Test
    void aTrialOnTheVideoSeesHowLongAPictureTakes() throws Exception {
        VideoInfo video = VideoProbe.probe(DrawnFilm.write(folder.resolve("film.mp4"), 20, 1));
        try (Encoder encoder = new BuiltinEncoder()) {
            VideoPass pass = new VideoPass(List.of(encoder), 1, Listener.SILENT);
            long begun = System.nanoTime();
            pass.run(video);
            double cold = (System.nanoTime() - begun) / 1e9;
            double announced = new TimeTrial(List.of(encoder), 1, Listener.SILENT).seconds(video, .2);
            assertThat(announced).isBetween(cold / 20, cold * 10); // whatever else the machine does meanwhile
        }
    }
}
