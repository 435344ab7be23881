package io.reprise.app.cli;

import io.reprise.core.text.PlainText;
import io.reprise.engine.analysis.Listener;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Progress for people: on a terminal a bar that is drawn over itself, elsewhere a line for each stage and one every few
 * seconds, both with the stage and the time left.
 */
final class TextProgress implements Listener {
    private static final long BAR_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final int BAR_WIDTH = 30;
    private static final int LONGEST_LINE = 2000;
    private static final int LONGEST_STAGE = 300;
    /** A stage that begins further on than this was begun by an earlier run. */
    private static final double MOST_AT_FIRST = 0.05;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private String stage = "";
    private long stageStart;
    private double firstPart;
    private long lastShown;
    private boolean barShown;

    TextProgress(PrintWriter err, boolean quiet, boolean terminal) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /** For a command's options; whether standard error is a terminal is known to the launcher. */
    static TextProgress of(Output output) {
        return new TextProgress(output.err(), output.isQuiet(), Boolean.getBoolean("reprise.terminal"));
    }

    @Override
    public boolean hearsPlan() {
        return !quiet;
    }

    @Override
    public void plan(String line) {
        if (!quiet) {
            wipe();
            err.println(PlainText.line(line, LONGEST_LINE));
        }
    }

    @Override
    public void warning(String line) {
        wipe();
        err.println("warning: " + PlainText.line(line, LONGEST_LINE));
    }

    @Override
    public void stage(String name) {
        stage = PlainText.line(name, LONGEST_STAGE);
        stageStart = System.nanoTime();
        firstPart = -1;
        lastShown = stageStart;
        if (!quiet && !terminal) {
            err.println(stage + " ...");
        }
    }

    @Override
    public void progress(double part) {
        long now = System.nanoTime();
        if (firstPart < 0) { // what an earlier run had done says nothing about the speed of this one
            firstPart = part > MOST_AT_FIRST ? part : 0;
        }
        if (quiet || now - lastShown < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        lastShown = now;
        if (terminal) {
            int filled = (int) Math.round(part * BAR_WIDTH);
            String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
            control("\r\033[K[" + bar + "] " + text(part, now));
            barShown = true;
        } else {
            err.println(text(part, now));
        }
    }

    @Override
    public void done() {
        wipe();
    }

    private String text(double part, long now) {
        double elapsed = (now - stageStart) / 1e9;
        double done = part - firstPart;
        String left = done > 0.01 ? ", " + Times.rough(elapsed * (1 - part) / done) + " left" : "";
        return String.format(Locale.ROOT, "%s %d %%%s", stage, Math.round(100 * part), left);
    }

    /** Writes what moves the cursor. */
    private void control(String text) {
        err.write(text, 0, text.length());
        err.flush();
    }

    private void wipe() {
        if (barShown) {
            control("\r\033[K");
            barShown = false;
        }
    }
}
