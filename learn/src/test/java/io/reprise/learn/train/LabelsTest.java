package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.history.History;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void positiveNegativeAndInBetween() {
        var segments = new UniformSegmenter(5_000_000).segment(30_000_000, new long[0]);
        List<TimeRange> gifs = List.of(
                TimeRange.ofSeconds(1, 4), // short, wholly inside the first
                TimeRange.ofSeconds(
                        11, 22), // longer than a segment: 4 of 5 s of the third, all of the fourth, 2 of the fifth
                TimeRange.ofSeconds(1, 2));
        assertThat(Labels.STANDARD.of(segments, gifs)).containsExactly(1, -1, 1, 1, 0, -1);
        assertThat(new Labels(0.3).of(segments, gifs)).containsExactly(1, -1, 1, 1, 1, -1);
        assertThat(Labels.STANDARD.of(segments.subList(0, 1), List.of(TimeRange.ofSeconds(0, 30))))
                .containsExactly(1);
        assertThatThrownBy(() -> new Labels(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void subsetsKeepTheOrderAndReachEverySize() {
        TasteSet set = new TasteSet(1, 40, 4, 20, 7);
        History history = set.get(0).history();
        for (int i = 1; history.size() < 5; i++) {
            history = set.get(i).history();
        }
        boolean[] seen = new boolean[history.size() + 1];
        for (int seed = 0; seed < 300; seed++) {
            History part = new Subsets(0, 64).draw(history, Seeds.random(seed));
            seen[part.size()] = true;
            if (!part.isEmpty()) {
                assertThat(history.highlights()).as("seed %d", seed).containsSubsequence(part.highlights());
            }
            assertThat(part.sources()).hasSize(part.isEmpty() ? 0 : 1);
        }
        assertThat(seen).containsOnly(true);
        assertThat(new Subsets(1, 2).draw(history, Seeds.random(1)).size()).isEqualTo(2);
    }

    @Test
    void usersAreHeldOutWhole() {
        TasteSet set = new TasteSet(400, 3, 2, 6, 1);
        Split split = new Split(0.2, 5);
        assertThat(split.cases(set, true).length + split.cases(set, false).length)
                .isEqualTo(1200);
        assertThat(split.cases(set, true).length).isBetween(150, 330).matches(count -> count % 3 == 0);
    }
}
