package io.reprise.app.cli;

import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.experiment.SimulatedTables;
import io.reprise.learn.experiment.SimulationScale;
import io.reprise.learn.simulate.SimulationOptions;
import io.reprise.learn.train.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** The part of {@code benchmark phd2} that draws the features that nobody has. */
final class SimulateOptions {
    @Option(
            names = "--simulate",
            description = "Draw features for the real users' videos, train every ranker on generated users, and print"
                    + " both tables. Simulated, not measured.")
    boolean wanted;

    @Option(names = "--training-users", defaultValue = "0", description = "Generated users. Default: 700")
    int trainingUsers;

    boolean isWanted() {
        return wanted;
    }

    void run(Dataset dataset, TableOptions tables, Output output) throws BadInputException, IOException {
        SimulationOptions options = SimulationOptions.standard(tables.seed());
        if (trainingUsers > 0) {
            options = options.withTrainingUsers(trainingUsers);
        }
        List<Results> results = new SimulatedTables(
                        dataset, options, SimulationScale.standard(), tables.seed(), listener(output.note()))
                .run();
        tables.printAll(results, "phd", output);
    }

    private static TrainingListener listener(PrintWriter note) {
        return new TrainingListener() {
            @Override
            public void progress(Progress progress) {
                progress.heldOutMap()
                        .ifPresent(map -> note.printf(
                                "training %s: pass %d of %d, loss %.4f, held-out mAP %.4f%n",
                                progress.what(), progress.epoch(), progress.epochs(), progress.loss(), map));
            }
        };
    }
}
