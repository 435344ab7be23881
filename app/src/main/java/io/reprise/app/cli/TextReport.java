package io.reprise.app.cli;

import io.reprise.app.json.ReasonJson;
import io.reprise.app.json.RenderedJson;
import io.reprise.app.json.SuggestionJson;
import io.reprise.app.pipeline.Answer;
import java.io.PrintWriter;
import java.util.Locale;

/** An answer in lines for people. */
final class TextReport {
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

    /** The reason: what it is like, or where it stands among the others. */
    private static String why(SuggestionJson suggestion) {
        String better = String.format(Locale.ROOT, "better than %.0f %%", suggestion.percentile());
        if (suggestion.because().isEmpty()) {
            return better;
        }
        ReasonJson reason = suggestion.because().get(0);
        String name = reason.name() == null ? reason.highlight() : reason.name();
        return String.format(Locale.ROOT, "like %s, %.2f; %s", name, reason.similarity(), better);
    }
}
