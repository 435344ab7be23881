package io.reprise.engine.worker;

import io.reprise.engine.analysis.Listener;
import java.util.function.Consumer;

/** Turns what a run tells its listener into reports; progress at most ten times a second. */
final class ReportingListener implements Listener {
    private static final long EVERY_NANOS = 100_000_000;

    private final Consumer<Report> reports;
    private final boolean plan;
    private final Step step;
    private String stage = "";
    private long last;

    /** How progress is told. */
    @FunctionalInterface
    interface Step {
        /** The report of a stage that a run named. */
        Report of(String stage, double part);
    }

    /** A listener that tells stages as the run names them. */
    ReportingListener(Consumer<Report> reports, boolean plan) {
        this(reports, plan, Report.Step::new);
    }

    /**
     * A listener of one task.
     *
     * @param plan whether the plan is told
     * @param step how progress is told
     */
    ReportingListener(Consumer<Report> reports, boolean plan, Step step) {
        this.reports = reports;
        this.plan = plan;
        this.step = step;
    }

    @Override
    public boolean hearsPlan() {
        return plan;
    }

    @Override
    public void plan(String line) {
        reports.accept(new Report.PlanLine(line));
    }

    @Override
    public void stage(String name) {
        stage = name;
        reports.accept(step.of(name, 0));
    }

    @Override
    public void progress(double part) {
        long now = System.nanoTime();
        if (now - last > EVERY_NANOS) {
            last = now;
            reports.accept(step.of(stage, part));
        }
    }

    @Override
    public void warning(String line) {
        reports.accept(new Report.Warning(line));
    }
}
