package io.reprise.learn.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.similarity.CentredMeanRanker;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.clips.ClipQuestion.Target;
import io.reprise.learn.clips.QuestionOptions.Viewers;
import io.reprise.learn.report.TableFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ClipBenchmarkTest {
    private static final List<Clip> CLIPS = DrawnClips.clips(4, 8);

    private static List<ClipRow> run(double noise, List<RowRanker> rankers) throws Exception {
        List<ClipQuestion> questions = new QuestionMaker(CLIPS, new QuestionOptions(Viewers.CLASS, 64, 3, 3, 3)).make();
        return new ClipBenchmark(questions, List.of(1, 3))
                .run(DrawnClips.material(CLIPS, noise), rankers, (done, all) -> {});
    }

    @Test
    void aClearTasteIsFoundAndChanceIsChance() throws Exception {
        List<ClipRow> rows = run(
                0.1,
                List.of(
                        RowRanker.of("centred-mean", new CentredMeanRanker()),
                        new RowRanker("random", (question, index) -> new RandomRanker(index))));
        assertThat(rows)
                .extracting(ClipRow::ranker)
                .containsExactly("centred-mean", "centred-mean", "random", "random");
        assertThat(rows.get(0).meanAp()).isGreaterThan(0.98);
        assertThat(rows.get(1).history()).isEqualTo(3);
        assertThat(rows.get(1).meanAp()).isEqualTo(1, within(1e-9));
        assertThat(rows.get(1).meanPrecisionAt5()).isEqualTo(1);
        // 3 of 12 relevant: the expectation is 0.37
        assertThat(rows.get(2).meanAp()).isCloseTo(0.37, within(0.06));
    }

    @Test
    void moreHistoryHelpsWhereClipsAreNoisy() throws Exception {
        List<ClipRow> rows = run(0.9, List.of(RowRanker.of("centred-mean", new CentredMeanRanker())));
        assertThat(rows.get(1).meanAp()).isGreaterThan(rows.get(0).meanAp() + 0.05);
    }

    @Test
    void aTargetIsItsClipsOneAfterTheOther() throws Exception {
        Target target = new Target("t", List.of(CLIPS.get(0), CLIPS.get(20), CLIPS.get(1)));
        JoinedVideo joined = DrawnClips.material(CLIPS, 0).join(target);
        assertThat(joined.video().durationMicros()).isEqualTo(9_000_000);
        assertThat(joined.bounds())
                .containsExactly(
                        new TimeRange(0, 3_000_000),
                        new TimeRange(3_000_000, 6_000_000),
                        new TimeRange(6_000_000, 9_000_000));
        assertThat(joined.video().moments().orElseThrow().timesMicros())
                .containsExactly(0, 2_000_000, 3_000_000, 5_000_000, 6_000_000, 8_000_000);
        assertThat(joined.video().features().get(1, 1)).isEqualTo(1);
        assertThat(joined.relevant(Set.of("a"))).containsExactly(true, false, true);
    }

    @Test
    void segmentsAreJudgedByWhatTheyShow() {
        List<Clip> clips = List.of(clip("a"), clip("b"), clip("a"));
        List<TimeRange> bounds = List.of(new TimeRange(0, 30), new TimeRange(30, 60), new TimeRange(60, 70));
        RankableVideo video = new RankableVideo(
                70,
                new UniformSegmenter(20).segment(70, new long[0]),
                DrawnClips.SPEC,
                FeatureMatrix.of(4, 8, new float[32]),
                List.of());
        JoinedVideo joined = new JoinedVideo(video, clips, bounds);
        // 0-20 a, 20-40 half a, 40-60 b, 60-70 a
        assertThat(joined.relevant(Set.of("a"))).containsExactly(true, true, false, true);
        assertThat(joined.relevant(Set.of("b"))).containsExactly(false, true, true, false);
        assertThat(joined.relevant(Set.of("a", "b"))).containsOnly(true);
    }

    private static Clip clip(String label) {
        return new Clip(label, label + "/g1", Path.of("g1_1.mp4"));
    }

    @Test
    void resultsCompareWithTheReferenceInPairs() {
        List<ClipRow> rows = List.of(
                new ClipRow("e", "reprise", 1, List.of(0.5, 0.6, 0.7, 0.8), List.of(1., 1., 1., 1.)),
                new ClipRow("e", "other", 1, List.of(0.4, 0.5, 0.6, 0.7), List.of(0., 0., 1., 1.)));
        ClipResults results = new ClipResults("t", List.of("a", "b", "a", "b"), rows, "reprise", 1);
        Map<String, Object> difference = results.jsonDifferences().get(0);
        assertThat((double) Objects.requireNonNull(difference.get("ap"))).isCloseTo(-0.1, within(1e-9));
        // every question differs by the same, so the paired interval has no width
        assertThat((double[]) difference.get("ap_ci")).containsExactly(new double[] {-0.1, -0.1}, within(1e-9));
        assertThat(results.json().get(0)).containsEntry("ranker", "reprise").containsEntry("history", 1);
        double[] overClasses = (double[]) results.json().get(0).get("ap_ci_classes");
        // means of the classes are 0.6 and 0.7: no resample lies outside
        assertThat(overClasses).containsExactly(new double[] {0.6, 0.7}, within(1e-9));
        assertThat(results.tables()).hasSize(2);
        assertThat(TableFormat.TEXT.write(results.tables().get(1))).contains("-10.00 [-10.00, -10.00]");
    }

    @Test
    void aHistoryTheQuestionsDoNotHaveIsRefused() throws Exception {
        List<ClipQuestion> questions = new QuestionMaker(CLIPS, new QuestionOptions(Viewers.CLASS, 1, 2, 3, 3)).make();
        assertThatThrownBy(() -> new ClipBenchmark(questions, List.of(3))).hasMessageContaining("1 to 2");
        assertThat(new ClipBenchmark(questions, List.of(2))
                        .run(
                                DrawnClips.material(CLIPS, 0),
                                List.of(RowRanker.of("e", new EarliestRanker())),
                                (a, b) -> {}))
                .hasSize(1);
    }

    @Test
    void confidenceIsAskedWithAndWithoutWhatTheViewerLikes() throws Exception {
        List<ClipQuestion> questions = new QuestionMaker(CLIPS, new QuestionOptions(Viewers.CLASS, 16, 3, 3, 3)).make();
        List<ConfidenceRow> rows = new ConfidenceBenchmark(questions, List.of(1, 3))
                .run(DrawnClips.material(CLIPS, 0.2), new RepriseRanker());
        assertThat(rows).extracting(ConfidenceRow::history).containsExactly(1, 3);
        for (ConfidenceRow row : rows) {
            assertThat(row.present()).hasSize(questions.size());
            assertThat(row.absent()).hasSize(questions.size());
            assertThat(row.area()).isGreaterThan(0.95);
            assertThat(row.found()).isGreaterThan(row.falseAlarms() + 0.2);
        }
        assertThat(new ConfidenceBenchmark(questions, List.of(1))
                        .run(DrawnClips.material(CLIPS, 0.2), new EarliestRanker()))
                .as("it states no confidence")
                .isEmpty();
    }

    @Test
    void sharesAndAreaOfConfidencesByHand() {
        ConfidenceRow row = new ConfidenceRow("e", 1, List.of(0.9, 0.5, 0.4), List.of(0.4, 0.6));
        assertThat(row.found()).isEqualTo(2 / 3., within(1e-12));
        assertThat(row.falseAlarms()).isEqualTo(0.5);
        // pairs: .9 > both, .5 > .4, .4 = .4: 2 + 1 + 1/2 of 6
        assertThat(row.area()).isEqualTo(3.5 / 6, within(1e-12));
        assertThat(TableFormat.CSV.write(ConfidenceRow.table("t", List.of(row))))
                .contains("66.7,50.0,58.3");
    }
}
