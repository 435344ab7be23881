package io.reprise.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Parent of {@code benchmark NAME}: quality and speed, measured the same way every time. */
@Command(
        name = "benchmark",
        synopsisSubcommandLabel = "NAME",
        description = "Measure quality and speed.",
        subcommands = {
            BenchmarkClipsCommand.class,
            BenchmarkPhd2Command.class,
            BenchmarkPersonasCommand.class,
            BenchmarkFeedbackCommand.class,
            BenchmarkWeightsCommand.class,
            BenchmarkSpeedCommand.class
        })
final class BenchmarkCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        here.commandLine().usage(here.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
