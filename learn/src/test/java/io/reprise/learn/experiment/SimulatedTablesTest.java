package io.reprise.learn.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.metric.SampledVideo;
import io.reprise.core.testing.SharedData;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.simulate.SimulationOptions;
import io.reprise.learn.train.TrainingListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulated tables at a small scale, on users with short histories. */
class SimulatedTablesTest {
    @Test
    void personalBeatsGenericAndMoreHistoryBeatsLess() throws BadInputException {
        Dataset real = Phd2Reader.read(SharedData.require("phd2/testing.csv"));
        List<DatasetUser> some = real.users().stream()
                .filter(user -> user.historySize() < 40
                        && user.target()
                                        .orElseThrow()
                                        .sampled(SampledVideo.FIVE_SECONDS)
                                        .segments()
                                < 100)
                .limit(200)
                .toList();
        List<Results> results = new SimulatedTables(
                        new Dataset(some, real.sha256()),
                        SimulationOptions.standard(1).withTrainingUsers(100),
                        SimulationScale.small(),
                        1,
                        TrainingListener.NONE)
                .run();
        assertThat(results).allSatisfy(one -> assertThat(one.methods().title()).startsWith("Simulated"));
        Results methods = results.get(0);
        assertThat(nmsd(methods, "svm-d")).isLessThan(nmsd(methods, "random") - .03);
        assertThat(nmsd(methods, "reprise")).isLessThan(nmsd(methods, "random") - .05);
        assertThat(nmsd(methods, "reprise (features)")).isLessThan(nmsd(methods, "random") - .05);
        Results lengths = results.get(2);
        assertThat(nmsd(lengths, "all")).isLessThan(nmsd(lengths, "newest 1"));
        assertThat(nmsd(lengths, "newest 1")).isLessThan(nmsd(lengths, "newest 0"));
        assertThat(nmsd(lengths, "another user's")).isGreaterThan(nmsd(lengths, "all") + .02);
    }

    private static double nmsd(Results results, String ranker) {
        Evaluation row = results.rows().get(results.row(ranker));
        assertThat(row.ranker()).isEqualTo(ranker);
        return row.mean(Metric.NMSD);
    }
}
