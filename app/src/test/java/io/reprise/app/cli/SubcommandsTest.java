package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Looking at one command alone changes nothing of what it does. */
class SubcommandsTest {
    private static String run(int code, String... args) {
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out, true);
        assertThat(Main.run(args, to, to)).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    @Test
    void aCommandAloneHasTheHelpAndTheOptionsOfAll() {
        CommandLine all = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        assertThat(all.getSubcommands().keySet()).containsExactlyElementsOf(Subcommands.NAMES);
        for (String name : Subcommands.NAMES) {
            String usage =
                    Objects.requireNonNull(all.getSubcommands().get(name)).getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(run(ExitCode.DONE, name, "-h")).isEqualTo(usage);
            assertThat(usage).contains("--debug", "Usage: reprise " + name);
        }
    }

    @Test
    void allAreListedWhereNoneIsNamed() {
        assertThat(run(ExitCode.DONE, "-h")).contains(Subcommands.NAMES);
        assertThat(run(ExitCode.USAGE, "mkae")).contains("mkae", "reprise -h");
        assertThat(Subcommands.needed(new String[] {"--version"})).isEmpty();
        assertThat(Subcommands.needed(new String[] {"--debug", "make"})).isEqualTo(Subcommands.NAMES);
        assertThat(Subcommands.needed(new String[] {"make", "x"})).isEqualTo(List.of("make"));
    }
}
