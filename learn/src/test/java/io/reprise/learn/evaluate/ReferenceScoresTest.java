package io.reprise.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.baseline.CentreRanker;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.testing.SharedData;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.NoFeatures;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.experiment.Baselines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every target of PHD2 under three scorers, against values from the metrics' authors' own code. */
@Tag("slow")
class ReferenceScoresTest {
    private static final int SEGMENT = SampledVideo.FIVE_SECONDS;

    private static Evaluator evaluator() throws BadInputException {
        return new Evaluator(
                Phd2Reader.read(SharedData.require("phd2/testing.csv")).targets(), SEGMENT);
    }

    @Test
    void everySampleRangeAgrees() throws BadInputException, IOException {
        Map<String, DatasetUser> users =
                evaluator().users().stream().collect(Collectors.toMap(DatasetUser::id, user -> user));
        for (NamedCsvRecord row : rows("phd2/reference_targets.csv")) {
            SampledVideo video = Objects.requireNonNull(users.get(row.getField("user_id")))
                    .target()
                    .orElseThrow()
                    .sampled(SEGMENT);
            assertThat(video.samples()).isEqualTo(Integer.parseInt(row.getField("samples")));
            assertThat(video.segments()).isEqualTo(Integer.parseInt(row.getField("segments")));
            assertThat(video.gifs().stream()
                            .map(gif -> gif.first() + "-" + gif.end())
                            .sorted()
                            .toList())
                    .isEqualTo(Arrays.stream(row.getField("gif_ranges").split(" "))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void everyVideoAgrees() throws BadInputException, IOException {
        Evaluator evaluator = evaluator();
        TrainingCases cases = new TrainingCases(new NoFeatures(SEGMENT));
        Map<String, VideoScore> scores = new LinkedHashMap<>();
        for (Evaluation one : List.of(
                evaluator.evaluate("earliest", Scorer.of(new EarliestRanker(), cases)),
                evaluator.evaluate("centre", Scorer.of(new CentreRanker(), cases)),
                Baselines.oracle(evaluator))) {
            one.videos().forEach(video -> scores.put(one.ranker() + video.userId(), video));
        }
        List<NamedCsvRecord> rows = rows("phd2/reference_scores.csv");
        assertThat(rows).hasSize(3 * 850);
        for (NamedCsvRecord row : rows) {
            VideoScore ours = Objects.requireNonNull(scores.get(row.getField("scorer") + row.getField("user_id")));
            assertThat(ours.averagePrecision()).isCloseTo(Double.parseDouble(row.getField("AP")), within(1e-9));
            assertThat(ours.nmsd()).isCloseTo(Double.parseDouble(row.getField("nMSD")), within(1e-9));
            assertThat(ours.recallAt5()).isCloseTo(Double.parseDouble(row.getField("R@5")), within(1e-9));
        }
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(SharedData.require(name))) {
            csv.forEach(rows::add);
        }
        return rows;
    }
}
