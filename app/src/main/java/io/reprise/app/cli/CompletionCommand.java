package io.reprise.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that teaches bash and zsh the program's commands and options. */
@Command(
        name = "completion",
        description = "Print the completion script for bash and zsh: source <(reprise completion)")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        CommandSpec root = here.root();
        here.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.DONE;
    }
}
