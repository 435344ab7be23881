package io.reprise.app.cli;

import io.reprise.core.rank.Scores;
import io.reprise.core.text.PlainText;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.ReasonJson;
import io.reprise.engine.json.RenderedJson;
import io.reprise.engine.json.SuggestionJson;
import java.io.PrintWriter;
import java.util.Locale;

/** An answer in lines for people. */
final class TextReport {
    private static final int LONGEST_NAME = 255;

    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    void print(Answer answer) {
        out.println(
                answer.personalised()
                        ? "for " + answer.user() + ", by " + answer.history()
                                + (answer.history() == 1 ? " highlight:" : " highlights:")
                        : "generic, no history:");
        if (answer.confidence() != null && answer.confidence() < Scores.UNLIKELY) {
            out.println(String.format(
                    Locale.ROOT,
                    "  nothing here is much like what %s clips (confidence %.2f): these are guesses",
                    answer.user(),
                    answer.confidence()));
        }
        if (answer.suggestions().isEmpty()) {
            out.println("  nothing left to suggest");
        }
        answer.suggestions().forEach(this::print);
    }

    private void print(SuggestionJson suggestion) {
        out.println(String.format(
                Locale.ROOT,
                "  %d. %s - %s  %s",
                suggestion.rank(),
                Times.clock(suggestion.start()),
                Times.clock(suggestion.end()),
                why(suggestion)));
        if (suggestion.files() != null) {
            suggestion.files().forEach(this::print);
        }
    }

    private void print(RenderedJson file) {
        String givenUp = file.givenUp().isEmpty() ? "" : "; given up for the size: " + file.givenUp();
        out.println(String.format(
                Locale.ROOT,
                "     %s  %dx%d, %.4g a second, %s%s",
                file.file(),
                file.width(),
                file.height(),
                file.fps(),
                Times.size(file.bytes()),
                givenUp));
    }

    /** The reason: what it is like, and where it stands within the video. */
    private static String why(SuggestionJson suggestion) {
        String standing = standing(suggestion.percentile());
        if (suggestion.because().isEmpty()) {
            return standing;
        }
        ReasonJson reason = suggestion.because().get(0);
        String name = reason.name() == null ? reason.highlight() : reason.name();
        return String.format(
                Locale.ROOT, "like %s, %.2f; %s", PlainText.line(name, LONGEST_NAME), reason.similarity(), standing);
    }

    /** A place within this video; it says nothing of other videos. A timeline's moments have none: 0. */
    private static String standing(double percentile) {
        if (percentile == 0) {
            return "from the timeline";
        }
        return percentile > 50
                ? String.format(
                        Locale.ROOT, "in the top %.0f %% of this video", Math.max(1, Math.ceil(100 - percentile)))
                : "no better than the rest of this video";
    }
}
