/**
 * The command line. Conventions for a new command:
 *
 * <ul>
 *   <li>One class a command, {@code <Name>Command implements Callable<Integer>}, annotated with
 *       {@link picocli.CommandLine.Command}; add it to the {@code subcommands} of {@link io.reprise.app.cli.RepriseCommand},
 *       or of {@link io.reprise.app.cli.BenchmarkCommand} if it is {@code benchmark NAME}. A command is listed when it
 *       works, not before. {@code -h} and {@code --debug} come by themselves.
 *   <li>The class only reads options, checks them and prints; the work is done by a class of another package that knows
 *       nothing of the command line, so that the server and the tests can call it.
 *   <li>Print through {@link io.reprise.app.cli.Output} ({@code @Mixin}): {@code out()} is for the result and, with
 *       {@code --json}, holds one JSON document and nothing else; {@code note()} is for progress, plans and warnings on
 *       standard error, silenced by {@code --quiet}. Never System.out or System.err, never System.exit.
 *   <li>Return {@link io.reprise.app.cli.ExitCode#DONE}, or throw: {@link io.reprise.core.error.BadInputException}
 *       becomes exit code 3, {@link io.reprise.core.error.DoesNotFitException} 4,
 *       {@link io.reprise.core.error.InvalidValueException} 2, anything else 1. Only {@link io.reprise.app.cli.ErrorReporter} maps them.
 *   <li>Test it in-process: {@code Main.run(args, out, err)} is the whole program but the launcher.
 * </ul>
 */
@NullMarked
package io.reprise.app.cli;

import org.jspecify.annotations.NullMarked;
