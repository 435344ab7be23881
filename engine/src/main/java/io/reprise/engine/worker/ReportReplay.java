package io.reprise.engine.worker;

import io.reprise.engine.analysis.Listener;
import java.util.function.Consumer;

/** Tells a listener what a worker reports, as if the work were done here. */
public final class ReportReplay implements Consumer<Report> {
    private final Listener to;
    private String stage = "";

    /** Tells this listener. */
    public ReportReplay(Listener to) {
        this.to = to;
    }

    @Override
    public void accept(Report report) {
        if (report instanceof Report.Step step) {
            progress(step);
        } else if (report instanceof Report.PlanLine plan) {
            to.plan(plan.line());
        } else if (report instanceof Report.Warning warning) {
            to.warning(warning.message());
        } else if (report instanceof Report.Result) {
            done();
        }
    }

    private void progress(Report.Step step) {
        if (!step.stage().equals(stage)) {
            done();
            stage = step.stage();
            to.stage(stage);
        }
        to.progress(step.part());
    }

    /** Ends the stage that goes on: of a task that failed there is no result. */
    public void done() {
        if (!stage.isEmpty()) {
            stage = "";
            to.done();
        }
    }
}
