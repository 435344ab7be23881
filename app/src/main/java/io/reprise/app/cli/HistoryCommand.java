package io.reprise.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Parent of {@code history add|list|remove|export|import}: the GIFs a person made, kept for good. */
@Command(
        name = "history",
        synopsisSubcommandLabel = "(add | list | remove | export | import)",
        description = "Keep the GIFs a person made: make and suggest use them from then on.",
        subcommands = {
            HistoryAddCommand.class,
            HistoryListCommand.class,
            HistoryRemoveCommand.class,
            HistoryExportCommand.class,
            HistoryImportCommand.class
        })
final class HistoryCommand implements Callable<Integer> {
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
