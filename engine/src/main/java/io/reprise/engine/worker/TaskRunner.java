package io.reprise.engine.worker;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.FeatureRun;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.PersonStore;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import io.reprise.vision.onnx.EncoderStore;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does a worker's tasks, with native code. */
final class TaskRunner {
    private final Supplier<PersonStore> stores;
    private final Consumer<Report> reports;
    private final AnalysisTasks analyses;
    private final RenderTasks renders;

    /**
     * A runner of one process.
     *
     * @param stores opens the store whose histories are used
     * @param reports receives what is reported before a result
     */
    TaskRunner(Supplier<PersonStore> stores, Consumer<Report> reports) {
        this.stores = stores;
        this.reports = reports;
        this.analyses = new AnalysisTasks(reports);
        this.renders = new RenderTasks(reports);
    }

    /**
     * Does a task.
     *
     * @throws BadInputException if the file can't be used
     * @throws IOException if a file can't be written
     */
    Report.Result run(Task task) throws BadInputException, IOException {
        if (task instanceof Task.Analyse analyse) {
            return analyses.whole(analyse);
        } else if (task instanceof Task.Look look) {
            return analyses.clips(look);
        } else if (task instanceof Task.Compare compare) {
            return analyses.compare(compare);
        } else if (task instanceof Task.Render render) {
            return renders.files(render);
        } else if (task instanceof Task.Picture picture) {
            return renders.picture(picture);
        } else if (task instanceof Task.Suggest suggest) {
            return suggest(suggest);
        } else if (task instanceof Task.Features features) {
            return features(features);
        } else if (task instanceof Task.Measure measure) {
            return new Report.Measured(StageTimes.measure(measure.job(), new Home(measure.home())));
        } else if (task instanceof Task.Install install) {
            return install(install);
        }
        throw new IllegalStateException("no work for " + task);
    }

    private Report.Result suggest(Task.Suggest task) throws BadInputException {
        try (PersonStore store = task.request().useHistory() ? stores.get() : PersonStore.NONE) {
            Pipeline pipeline = new Pipeline(new Home(task.home()), task.cache(), store);
            ReportingListener listener = new ReportingListener(reports, task.plan());
            return new Report.Suggested(
                    task.rendering() == null
                            ? pipeline.suggest(task.request(), listener)
                            : pipeline.make(task.request(), task.rendering(), listener));
        }
    }

    private Report.Result features(Task.Features task) throws BadInputException {
        FeatureRun run = new FeatureRun(new Home(task.home()), task.cache());
        int segments = run.run(task.job(), new ReportingListener(reports, false));
        return new Report.Features(task.job().target(), segments);
    }

    private static Report.Result install(Task.Install task) throws BadInputException {
        Home home = new Home(task.home());
        CatalogueEntry entry = Catalogue.ownAnd(home.catalogue()).get(task.encoder());
        new EncoderStore(home.encoders()).install(Catalogue.manifest(entry), entry.name(), entry.file(), task.file());
        return new Report.Done();
    }
}
