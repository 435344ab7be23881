package io.reprise.app.cli;

import io.reprise.app.history.Added;
import io.reprise.app.history.HistoryEntry;
import io.reprise.app.history.HistoryImport;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.text.PlainText;
import io.reprise.core.time.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what became of highlights, one line each as soon as it is stored; as JSON all at the end. */
final class HistoryReport implements HistoryImport.Told {
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LINE = 2000;

    private final Output output;
    private final List<Object> documents = new ArrayList<>();
    private boolean bad;

    HistoryReport(Output output) {
        this.output = output;
    }

    @Override
    public void added(Added added) {
        String outcome = added.outcome().name().toLowerCase(Locale.ROOT);
        documents.add(Map.of("outcome", outcome, "highlight", HistoryEntry.of(added.highlight(), null, null)));
        if (!output.isJson()) {
            String what = switch (added.outcome()) {
                case ADDED, RESTORED -> outcome;
                case THERE -> "is there already";
                case COPY -> "left out, it shows the same as";
            };
            output.out().println(what + "  " + line(added.highlight()));
            output.out().flush();
        }
    }

    /** Single pictures in folders are no highlights, and no error. */
    void stills(List<String> names) {
        if (!names.isEmpty()) {
            documents.add(Map.of("outcome", "stills", "files", names));
            output.note()
                    .println(names.size() + (names.size() == 1 ? " single picture is" : " single pictures are")
                            + " left out, highlights move: " + PlainText.line(String.join(", ", names), LONGEST_LINE));
        }
    }

    @Override
    public void bad(String line) {
        bad = true;
        documents.add(Map.of("outcome", "failed", "message", line));
        output.err().println("reprise: " + PlainText.line(line, LONGEST_LINE));
    }

    /** The exit code, after everything. */
    int end() {
        if (output.isJson()) {
            output.printJson(documents);
        }
        return bad ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    /** One highlight: id, when, how long, name, where from. */
    static String line(StoredHighlight highlight) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %7s  %-28s  %s",
                highlight.id(),
                MADE.format(Instant.ofEpochMilli(highlight.madeMillis()).atZone(ZoneId.systemDefault())),
                highlight.error() == null
                        ? String.format(Locale.ROOT, "%.1f s", Micros.toSeconds(highlight.durationMicros()))
                        : "failed",
                PlainText.line(highlight.name(), LONGEST_NAME),
                highlight.error() == null
                        ? source(highlight.source())
                        : PlainText.line(highlight.error(), LONGEST_LINE));
    }

    private static String source(@org.jspecify.annotations.Nullable HighlightSource source) {
        if (source == null) {
            return "source not known";
        }
        return String.format(
                Locale.ROOT,
                "%s of %s (%s)",
                Times.clock(source.range().startSeconds()) + " - "
                        + Times.clock(source.range().endSeconds()),
                source.name() == null
                        ? "video " + source.sha256().substring(0, 12)
                        : PlainText.line(source.name(), LONGEST_NAME),
                source.known().id());
    }
}
