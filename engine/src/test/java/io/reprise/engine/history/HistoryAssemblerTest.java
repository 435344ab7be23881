package io.reprise.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories by hand: a video's feature at second t is (t, 1). */
class HistoryAssemblerTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("hand/1", 2);
    private static final int SECONDS = 100;

    private final Map<String, VideoAnalysis> videos = new HashMap<>();
    private final Map<String, float[]> clips = new HashMap<>();

    private final FeatureSource source = new FeatureSource() {
        @Override
        public FeatureSpec spec() {
            return SPEC;
        }

        @Override
        public Optional<VideoAnalysis> video(String sha256) {
            return Optional.ofNullable(videos.get(sha256));
        }

        @Override
        public Optional<float[]> clip(HighlightRecord highlight) throws BadInputException {
            if (highlight.name().equals("broken")) {
                throw new BadInputException("damaged", "it is damaged");
            }
            return highlight.file().map(clips::get);
        }
    };

    @BeforeEach
    void videos() {
        for (String name : List.of("A", "B", "V")) {
            videos.put(name, video(name));
        }
        clips.put("gif", new float[] {7, 8});
    }

    private static VideoAnalysis video(String name) {
        float[] values = new float[2 * SECONDS];
        float[] signals = new float[SECONDS * SignalTrack.SPEC.dim()];
        for (int t = 0; t < SECONDS; t++) {
            values[2 * t] = t;
            values[2 * t + 1] = 1;
        }
        long[] times = LongStream.range(0, SECONDS).map(t -> t * 1_000_000).toArray();
        VideoFacts facts = new VideoFacts(SECONDS * 1_000_000L, 640, 360, 25, false, new long[0], null, List.of());
        return new VideoAnalysis(
                name,
                facts,
                new FeatureTrack(SPEC, times, FeatureMatrix.of(SECONDS, 2, values)),
                new SignalTrack(new FeatureTrack(
                        SignalTrack.SPEC, times, FeatureMatrix.of(SECONDS, SignalTrack.SPEC.dim(), signals))));
    }

    private static Origin at(String video, double start, double end) {
        return new Origin(video, TimeRange.ofSeconds(start, end));
    }

    private static HighlightRecord record(
            String id, @Nullable Origin origin, @Nullable Long sourceMicros, String... files) {
        return new HighlightRecord(
                id,
                id,
                OptionalLong.of(1),
                Optional.ofNullable(origin),
                sourceMicros == null ? OptionalLong.empty() : OptionalLong.of(sourceMicros),
                List.of(files));
    }

    private PersonalHistory assemble(List<HighlightRecord> made, List<Origin> rejected, List<Origin> shown) {
        return HistoryAssembler.assemble(new PersonRecord(made, rejected, shown), source);
    }

    private PersonalHistory of(HighlightRecord... made) {
        return assemble(List.of(made), List.of(), List.of());
    }

    @Test
    void aHighlightIsSeenInItsSourceVideo() {
        PersonalHistory person = of(record("h", at("A", 10, 13), 5_000_000L, "gif"));
        Highlight only = person.history().highlights().get(0);
        assertThat(only.feature()).containsExactly(11, 1);
        assertThat(only.position().orElseThrow())
                .as("by the video's own length")
                .isEqualTo(.115);
        assertThat(only.origin()).contains(at("A", 10, 13));
        assertThat(person.excludedFrom("A")).containsExactly(TimeRange.ofSeconds(10, 13));
        assertThat(person.excludedFrom("B")).isEmpty();
        assertThat(person.history().sources()).extracting(SourceVideo::video).containsExactly("A");
        assertThat(person.history().sources().get(0).statistics().mean()[0])
                .as("over all of it, the clip too")
                .isEqualTo(49.5f);
        assertThat(person.records()).containsOnlyKeys("h");
    }

    @Test
    void pastTheEndOrNotAtHandItIsSeenInItsFile() {
        Highlight beyond = of(record("h", at("A", 150, 153), null, "gif"))
                .history()
                .highlights()
                .get(0);
        assertThat(beyond.feature()).containsExactly(7, 8);
        PersonalHistory person = of(record("h", at("gone", 10, 14), 24_000_000L, "gif"));
        assertThat(person.history().highlights().get(0).feature()).containsExactly(7, 8);
        assertThat(person.history().highlights().get(0).position().orElseThrow())
                .isEqualTo(.5);
        assertThat(person.history().sources()).isEmpty();
        assertThat(person.excludedFrom("gone")).hasSize(1);
        Highlight unknown = of(record("h", at("gone", 10, 14), null, "gif"))
                .history()
                .highlights()
                .get(0);
        assertThat(unknown.position()).isEmpty();
        Highlight cut =
                of(record("h", at("A", 98, 120), null)).history().highlights().get(0);
        assertThat(cut.feature()).as("what lies inside").containsExactly(98.5f, 1);
    }

    @Test
    void whatCannotBeSeenIsNamedAndStillExcluded() {
        PersonalHistory person = of(
                record("unseen", at("gone", 1, 2), null, "not looked at"),
                record("unrendered", null, null),
                record("broken", null, null, "gif"),
                record("fine", null, null, "gif"));
        assertThat(person.history().highlights()).extracting(Highlight::name).containsExactly("fine");
        assertThat(person.missing())
                .extracting(one -> one.highlight().id() + ":" + one.reason())
                .containsExactly("unseen:", "unrendered:", "broken:it is damaged");
        assertThat(person.excludedFrom("gone")).hasSize(1);
    }

    @Test
    void theSameFileOrRangeCountsOnce() {
        PersonalHistory person = of(
                record("first", at("A", 10, 13), null, "small", "gif"),
                record("same range", at("A", 10, 13), null, "another"),
                record("same file", null, null, "gif"),
                record("other", at("A", 10, 14), null));
        assertThat(person.history().highlights()).extracting(Highlight::name).containsExactly("first", "other");
    }

    @Test
    void rejectionsAreNegativesAndExcluded() {
        PersonalHistory person = assemble(
                List.of(record("h", at("A", 10, 13), null)), List.of(at("A", 30, 33), at("gone", 1, 2)), List.of());
        assertThat(person.history().negatives()).singleElement().satisfies(negative -> {
            assertThat(negative.feature()).containsExactly(31, 1);
            assertThat(negative.weight()).isEqualTo(Negative.REJECTED);
            assertThat(negative.origin()).contains(at("A", 30, 33));
        });
        assertThat(person.excludedFrom("A")).containsExactly(TimeRange.ofSeconds(10, 13), TimeRange.ofSeconds(30, 33));
        assertThat(person.excludedFrom("gone")).containsExactly(TimeRange.ofSeconds(1, 2));
        assertThat(assemble(List.of(), List.of(at("A", 30, 33)), List.of())
                        .history()
                        .negatives())
                .as("also of a person who kept nothing")
                .hasSize(1);
    }

    @Test
    void whatWasShownAndNotKeptIsWeakAndNeverExcluded() {
        PersonalHistory person = assemble(
                List.of(record("h", at("A", 10, 13), null)),
                List.of(at("A", 30, 33)),
                List.of(
                        at("A", 50, 53), // another list's place for the one after next
                        at("A", 11, 14), // kept, with other ends
                        at("A", 50.5, 53.5),
                        at("A", 30, 32), // rejected
                        at("B", 70, 73))); // nothing was kept there: perhaps the list was never looked at
        assertThat(person.history().negatives())
                .extracting(negative -> negative.origin().orElseThrow() + " " + negative.weight())
                .containsExactly(
                        at("A", 30, 33) + " " + Negative.REJECTED, at("A", 50.5, 53.5) + " " + Negative.NOT_KEPT);
        assertThat(person.excludedFrom("A")).doesNotContain(TimeRange.ofSeconds(50.5, 53.5));
        assertThat(person.ranking("V").negatives()).hasSize(2);
        assertThat(person.ranking("A").negatives())
                .as("a list does not sink because it is looked at")
                .extracting(Negative::weight)
                .containsExactly(Negative.REJECTED);
    }

    @Test
    void weakNegativesAreLimitedToTheNewest() {
        List<Origin> shown = IntStream.range(0, 500)
                .mapToObj(i -> at("A", i * .19, i * .19 + .1))
                .toList();
        PersonalHistory person = assemble(List.of(record("h", at("A", 97, 99), null)), List.of(), shown);
        assertThat(person.history().negatives()).hasSize(100);
        assertThat(person.history().negatives().get(99).origin()).contains(shown.get(499));
    }

    @Test
    void oneVideoCanBeLeftOut() {
        PersonalHistory person = assemble(
                List.of(
                        record("a", at("A", 10, 13), null),
                        record("v", at("V", 10, 13), null),
                        record("g", null, null, "gif")),
                List.of(at("A", 30, 33), at("V", 30, 33)),
                List.of(at("V", 60, 63)));
        History without = person.without("V");
        assertThat(without.highlights()).extracting(Highlight::name).containsExactly("a", "g");
        assertThat(without.sources()).extracting(SourceVideo::video).containsExactly("A");
        assertThat(without.negatives())
                .extracting(negative -> negative.origin().orElseThrow().video())
                .containsExactly("A");
    }
}
