package io.reprise.learn.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.Appeal;
import io.reprise.core.testing.SharedData;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.UserVideo;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SEGMENT = SampledVideo.FIVE_SECONDS;

    private static Dataset real() throws BadInputException {
        return Phd2Reader.read(SharedData.require("phd2/testing.csv"));
    }

    @Test
    void isTheSameForTheSameSeedInAnyOrder() throws BadInputException {
        Dataset real = real();
        SimulationOptions options = SimulationOptions.standard(3).withTrainingUsers(20);
        Simulation one = Simulation.around(real, options);
        Simulation two = Simulation.around(real, options);
        assertThat(two.training()).isEqualTo(one.training());
        List<UserVideo> videos = real.users().get(0).videos();
        for (int i = videos.size() - 1; i >= 0; i--) {
            two.cases().video(videos.get(i));
        }
        for (UserVideo video : videos) {
            assertThat(two.cases().video(video).features().values())
                    .isEqualTo(one.cases().video(video).features().values());
        }
        Simulation other = Simulation.around(real, SimulationOptions.standard(4).withTrainingUsers(20));
        assertThat(other.cases().video(videos.get(0)).features().values())
                .isNotEqualTo(one.cases().video(videos.get(0)).features().values());
    }

    @Test
    void generatedUsersResembleTheRealOnes() throws BadInputException {
        Dataset real = real();
        Dataset generated = Simulation.around(
                        real, SimulationOptions.standard(1).withTrainingUsers(500))
                .training();
        assertThat(generated.users()).hasSize(500);
        assertThat(meanSegments(generated)).isBetween(.8 * meanSegments(real), 1.2 * meanSegments(real));
        for (DatasetUser user : generated.users()) {
            assertThat(user.target()).isPresent();
            user.videos().forEach(video -> video.sampled(SEGMENT)); // refuses GIFs past the end
        }
    }

    @Test
    void clippedMomentsAreMoreInterestingAndTheAppealIsAsGoodAsAsked() throws BadInputException {
        Dataset real = real();
        SimulationOptions options = SimulationOptions.standard(1).withTrainingUsers(5);
        SimulatedFeatures features = new SimulatedFeatures(options, List.of(real));
        double clipped = 0;
        double all = 0;
        double product = 0;
        double squares = 0;
        double signals = 0;
        int clips = 0;
        int segments = 0;
        for (DatasetUser user : real.users().subList(0, 300)) {
            UserVideo video = user.target().orElseThrow();
            double[] interest = features.interest(video.videoId());
            List<Appeal> appeal = features.appeal(video.videoId());
            int[] positives = video.sampled(SEGMENT).positives();
            for (int i = 0; i < positives.length; i++) {
                double motion = appeal.get(i).motion();
                double signal = Math.log(motion / (1 - motion));
                if (positives[i] == SEGMENT) {
                    clipped += interest[i];
                    clips++;
                } else if (positives[i] == 0) {
                    all += interest[i];
                    product += interest[i] * signal;
                    squares += interest[i] * interest[i];
                    signals += signal * signal;
                    segments++;
                }
            }
        }
        assertThat(clipped / clips).isGreaterThan(all / segments + .2);
        assertThat(product / Math.sqrt(squares * signals)).isCloseTo(options.appeal(), within(.05));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> SimulationOptions.standard(1).withTrainingUsers(0))
                .hasMessageContaining("not 0");
    }

    private static double meanSegments(Dataset dataset) {
        return dataset.users().stream()
                .flatMap(user -> user.videos().stream())
                .mapToInt(video -> video.sampled(SEGMENT).segments())
                .average()
                .orElseThrow();
    }
}
