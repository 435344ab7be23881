package io.reprise.learn.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.testing.SharedData;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.DrawnClips;
import io.reprise.learn.compose.ComposedOptions;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.evaluate.Evaluation;
import io.reprise.learn.evaluate.Metric;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.evaluate.ResultsFiles;
import io.reprise.learn.report.Table;
import io.reprise.learn.report.TableFormat;
import io.reprise.learn.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables composed of clips at a small scale, on users with short histories. */
@Tag("slow")
class ComposedTablesTest {
    private static final List<Clip> CLIPS = DrawnClips.clips(5, 12);

    private static List<Results> tables() throws BadInputException {
        Dataset real = Phd2Reader.read(SharedData.require("phd2/testing.csv"));
        List<DatasetUser> some = real.users().stream()
                .filter(user -> user.historySize() < 40
                        && user.target()
                                        .orElseThrow()
                                        .sampled(SampledVideo.FIVE_SECONDS)
                                        .segments()
                                < 100)
                .limit(300)
                .toList();
        return new ComposedTables(
                        new Dataset(some, real.sha256()),
                        DrawnClips.SPEC,
                        DrawnClips.material(CLIPS, 0.5).analysed().values(),
                        ComposedOptions.standard(1).withTrainingUsers(400).withLoyalty(0.9),
                        TableScale.small(),
                        1,
                        TrainingListener.NONE)
                .run();
    }

    @Test
    void personalBeatsGenericAndMoreHistoryBeatsLess(@TempDir Path folder) throws Exception {
        List<Results> results = tables();
        sayComposedWhereverTheyArePrinted(results, folder);
        Results methods = results.get(0);
        assertThat(nmsd(methods, "svm-d")).isLessThan(nmsd(methods, "random") - .05);
        assertThat(nmsd(methods, "phd")).isLessThan(nmsd(methods, "random") - .05);
        assertThat(nmsd(methods, "reprise")).isLessThan(nmsd(methods, "random") - .05);
        assertThat(nmsd(methods, "svm-d + position + appeal")).isLessThan(nmsd(methods, "svm-d") + .02);
        Results lengths = results.get(2);
        assertThat(nmsd(lengths, "all")).isLessThan(nmsd(lengths, "newest 1"));
        assertThat(nmsd(lengths, "newest 1")).isLessThan(nmsd(lengths, "newest 0"));
        assertThat(results.get(3).rows())
                .extracting(Evaluation::ranker)
                .contains("taste + position + appeal", "video-mmr + position + appeal")
                .doesNotContain("reprise");
        assertThat(nmsd(lengths, "another user's")).isGreaterThan(nmsd(lengths, "all") + .02);
    }

    private static void sayComposedWhereverTheyArePrinted(List<Results> all, Path folder) throws IOException {
        for (Results results : all) {
            assertThat(results.title()).contains("composed of real clips");
            List<Table> tables = List.of(results.methods(), results.differences(0), results.byHistory());
            for (Table table : tables) {
                for (TableFormat format : TableFormat.values()) {
                    assertThat(format.write(table).lines().limit(2).toList().toString())
                            .as("%s", format)
                            .contains("composed of real clips");
                }
            }
            ResultsFiles.write(folder, "t", results, tables);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    assertThat(file).content().contains("composed of real clips");
                }
            }
        }
    }

    private static double nmsd(Results results, String ranker) {
        Evaluation row = results.rows().get(results.row(ranker));
        assertThat(row.ranker()).isEqualTo(ranker);
        return row.mean(Metric.NMSD);
    }
}
