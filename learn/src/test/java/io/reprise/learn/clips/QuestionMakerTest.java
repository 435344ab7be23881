package io.reprise.learn.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.learn.clips.QuestionOptions.Viewers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionMakerTest {
    private static List<ClipQuestion> make(List<Clip> clips, QuestionOptions options) throws BadInputException {
        return new QuestionMaker(clips, options).make();
    }

    @ParameterizedTest
    @EnumSource
    void noSourceIsOnBothSides(Viewers viewers) throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            List<Clip> clips = DrawnClips.clips(4, 7);
            for (ClipQuestion question : make(clips, new QuestionOptions(viewers, 24, 5, 3, seed))) {
                Set<String> past = question.history().stream().map(Clip::source).collect(Collectors.toSet());
                assertThat(question.target().clips())
                        .as("seed " + seed)
                        .noneMatch(clip -> past.contains(clip.source()))
                        .doesNotHaveDuplicates();
                assertThat(question.history())
                        .hasSize(5)
                        .doesNotHaveDuplicates()
                        .allMatch(clip -> question.viewer().contains(clip.label()));
            }
        }
    }

    @Test
    void targetsHoldTheSameNumberOfEveryClassFromDifferentSources() throws Exception {
        List<ClipQuestion> questions = make(DrawnClips.clips(4, 7), new QuestionOptions(Viewers.CLASS, 10, 2, 3, 5));
        assertThat(questions).hasSize(16); // whole rounds: 2 halves x 4 viewers
        for (ClipQuestion question : questions) {
            Map<String, Long> counts = question.target().clips().stream()
                    .collect(Collectors.groupingBy(Clip::label, Collectors.counting()));
            assertThat(counts)
                    .hasSize(4)
                    .allSatisfy((label, count) -> assertThat(count).isEqualTo(3));
            assertThat(question.target().clips()).extracting(Clip::source).doesNotHaveDuplicates();
        }
        assertThat(questions.stream().map(question -> question.target().id()).distinct())
                .hasSize(4);
    }

    @Test
    void aPairTakesTurnsAndEveryClassIsInTwo() throws Exception {
        List<ClipQuestion> questions = make(DrawnClips.clips(3, 6), new QuestionOptions(Viewers.PAIR, 6, 4, 2, 9));
        for (ClipQuestion question : questions) {
            List<String> labels = question.history().stream().map(Clip::label).toList();
            assertThat(labels.get(0)).isEqualTo(labels.get(2)).isNotEqualTo(labels.get(1));
            assertThat(labels.get(1)).isEqualTo(labels.get(3));
        }
        assertThat(questions.subList(0, 3).stream().flatMap(q -> q.viewer().stream()))
                .containsExactlyInAnyOrder("a", "a", "b", "b", "c", "c");
    }

    @Test
    void theSeedDecides() throws Exception {
        QuestionOptions one = new QuestionOptions(Viewers.CLASS, 20, 5, 5, 1);
        QuestionOptions two = new QuestionOptions(Viewers.CLASS, 20, 5, 5, 2);
        List<Clip> clips = DrawnClips.clips(3, 10);
        assertThat(make(clips, one)).isEqualTo(make(clips, one)).isNotEqualTo(make(clips, two));
    }

    @Test
    void tooFewAreNamed() {
        QuestionOptions options = new QuestionOptions(Viewers.CLASS, 20, 5, 5, 1);
        assertThatThrownBy(() -> make(DrawnClips.clips(3, 1), options))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("class a")
                .hasMessageContaining("a/g1");
        assertThatThrownBy(() -> make(DrawnClips.clips(1, 9), options))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("two");
        assertThatThrownBy(() -> make(DrawnClips.clips(3, 4), options))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("shorter history");
        assertThatThrownBy(() -> new QuestionOptions(Viewers.CLASS, 0, 5, 5, 1))
                .isInstanceOf(InvalidValueException.class);
    }
}
