package io.reprise.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/** Passes everything on to another listener and keeps the warnings for the answer. */
public final class WarningLog implements Listener {
    private final Listener to;
    private final List<String> warnings = new ArrayList<>();

    /** Passes on to this listener. */
    public WarningLog(Listener to) {
        this.to = to;
    }

    /** The warnings so far, each once. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void warning(String line) {
        if (!warnings.contains(line)) {
            warnings.add(line);
            to.warning(line);
        }
    }

    @Override
    public boolean hearsPlan() {
        return to.hearsPlan();
    }

    @Override
    public void plan(String line) {
        to.plan(line);
    }

    @Override
    public void stage(String name) {
        to.stage(name);
    }

    @Override
    public void progress(double part) {
        to.progress(part);
    }

    @Override
    public void done() {
        to.done();
    }

    @Override
    public boolean isCancelled() {
        return to.isCancelled();
    }
}
