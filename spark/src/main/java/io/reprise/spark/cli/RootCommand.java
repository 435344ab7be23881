package io.reprise.spark.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code reprise-spark}: the commands over a catalogue. */
@Command(
        name = "reprise-spark",
        description = "The functions of reprise over a catalogue of videos and users, on Apache Spark.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeaturesCommand.class,
            SuggestCommand.class,
            PairsCommand.class,
            DatasetCommand.class,
            EvaluateCommand.class,
            WatchCommand.class,
            MeasureCommand.class
        })
public final class RootCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "a command is needed; see reprise-spark -h");
    }
}
