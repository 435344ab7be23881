package io.reprise.app.cli;

import io.reprise.core.trouble.BadInputException;
import io.reprise.core.trouble.DoesNotFitException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.evaluate.Results;
import io.reprise.learn.experiment.SimulatedTables;
import io.reprise.learn.experiment.SimulationScale;
import io.reprise.learn.simulate.SimulationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--no-family",
            description = "Leave the second table out, for which a network is trained for every way to represent the"
                    + " history.")
    boolean noFamily;

    @Option(
            names = "--save-reprise",
            paramLabel = "FILE",
            description = "Learn the weights of reprise anew, measure them, and write them there, as a model.")
    @Nullable
    Path saveReprise;

    boolean isWanted() {
        return wanted;
    }

    void run(Dataset dataset, TableOptions tables, Output output) throws BadInputException, IOException {
        long began = System.nanoTime();
        SimulationOptions options = SimulationOptions.standard(tables.seed());
        if (trainingUsers > 0) {
            options = options.withTrainingUsers(trainingUsers);
        }
        TrainingProgress progress = new TrainingProgress(output.note());
        try (progress) {
            SimulationScale scale = noFamily ? SimulationScale.standard().withoutFamily() : SimulationScale.standard();
            SimulatedTables simulated = new SimulatedTables(dataset, options, scale, tables.seed(), progress, saveReprise != null);
            List<Results> results = simulated.run();
            if (progress.isStopped()) {
                throw new DoesNotFitException("interrupted; there is no table of half-trained rankers");
            }
            tables.printAll(results, List.of("phd", "video2gif", "random"), output);
            if (saveReprise != null) {
                String command = "reprise benchmark phd2 --simulate --save-reprise FILE --seed " + tables.seed();
                simulated
                        .reprise(results, Map.of("command", command, "world", options.toString()))
                        .write(saveReprise);
            }
        }
        output.note().println("the tables took " + Times.rough((System.nanoTime() - began) / 1e9));
    }
}
