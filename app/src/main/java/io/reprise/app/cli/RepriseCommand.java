package io.reprise.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's root: what {@code reprise -h} shows. Its commands are {@link Subcommands}. */
@Command(
        name = "reprise",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "A video and the GIFs a person made before in, the next GIFs out.")
final class RepriseCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    boolean debug;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        here.commandLine().usage(here.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
