package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.time.TimeRange;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.ReasonJson;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.suggest.Suggestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static String text(@Nullable Double confidence, double percentile, ReasonJson... because) {
        SuggestionJson plain = SuggestionJson.of(
                null, new Suggestion(1, 0, TimeRange.ofSeconds(1, 4), 1, percentile, Map.of(), List.of()));
        SuggestionJson one = new SuggestionJson(
                null,
                1,
                plain.start(),
                plain.end(),
                1,
                percentile,
                Map.of(),
                List.of(because),
                null,
                null,
                null,
                null,
                null,
                null);
        int history = confidence == null ? 0 : 5;
        Answer answer = new Answer(
                new Answer.Video("film.mp4", "00", 60, 640, 360, 25, 0),
                "builtin/1",
                "reprise/1",
                "ann",
                history,
                history > 0,
                confidence,
                null,
                null,
                List.of(one),
                List.of(),
                Map.of());
        StringWriter out = new StringWriter();
        new TextReport(new PrintWriter(out, true)).print(answer);
        return out.toString();
    }

    @Test
    void saysWhenNothingIsLikeWhatThePersonClips() {
        String unlikely = "nothing here is much like what ann clips";
        assertThat(text(.12, 97)).contains("for ann, by 5 highlights:", unlikely + " (confidence 0.12)");
        assertThat(text(.8, 97)).doesNotContain(unlikely);
        assertThat(text(null, 97)).contains("generic, no history:").doesNotContain(unlikely);
    }

    @Test
    void aPlaceWithinTheVideoIsNoPraise() {
        ReasonJson like = new ReasonJson("gifs/slam.gif", null, null, .92);
        assertThat(text(.8, 97.5, like)).contains("like gifs/slam.gif, 0.92; in the top 3 % of this video");
        assertThat(text(.8, 99.99)).contains("in the top 1 % of this video");
        assertThat(text(null, 50)).as("a video of one segment, or all alike").contains("no better than the rest");
        assertThat(text(null, 99.99) + text(null, 100)).doesNotContain("100 %");
    }
}
