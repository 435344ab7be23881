package io.reprise.engine.process;

import io.reprise.core.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a stream and keeps its last lines. */
final class StderrTail implements Runnable {
    private static final int KEPT = 4096;
    /** Characters of a line that are told. */
    private static final int LONGEST_LINE = 200;

    private final InputStream in;
    private final StringBuilder kept = new StringBuilder();

    private StderrTail(InputStream in) {
        this.in = in;
    }

    static StderrTail of(InputStream in) {
        StderrTail words = new StderrTail(in);
        Thread drain = new Thread(words, "worker-errors");
        drain.setDaemon(true);
        drain.start();
        return words;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[KEPT];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                keep(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // closed: nothing more is said
        }
    }

    private synchronized void keep(String said) {
        kept.append(said);
        kept.delete(0, Math.max(0, kept.length() - KEPT));
    }

    synchronized String text() {
        return kept.toString();
    }

    /** The last line in words to be added to a sentence; empty if nothing was said. */
    String lastLine() {
        String[] lines = text().strip().split("\\R", -1);
        String last = PlainText.line(lines[lines.length - 1].strip(), LONGEST_LINE);
        return last.isEmpty() ? "" : ": " + last;
    }
}
