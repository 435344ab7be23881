package io.reprise.app.cli;

import java.util.List;
import java.util.Set;

/**
 * The program's commands by name. To read a command's options costs about as much as the Java machine's start, so only the
 * command that is asked for is looked at.
 */
final class Subcommands {
    /** In the order of the help: the main job, encoders, research, the program itself. */
    static final List<String> NAMES = List.of(
            "make",
            "suggest",
            "history",
            "demo",
            "encoder",
            "features",
            "train",
            "distil",
            "evaluate",
            "benchmark",
            "serve",
            "user",
            "doctor",
            "completion");

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private Subcommands() {}

    /** Those that the parser has to know for these arguments: one, none, or all where that isn't plain. */
    static List<String> needed(String[] args) {
        String first = args.length == 0 ? "" : args[0];
        if (args.length == 1 && VERSION.contains(first)) {
            return List.of();
        }
        return NAMES.contains(first) && !first.equals("completion") ? List.of(first) : NAMES;
    }

    /** The class with a command's options. */
    static Class<?> of(String name) {
        return switch (name) {
            case "make" -> MakeCommand.class;
            case "suggest" -> SuggestCommand.class;
            case "history" -> HistoryCommand.class;
            case "demo" -> DemoCommand.class;
            case "encoder" -> EncoderCommand.class;
            case "features" -> FeaturesCommand.class;
            case "train" -> TrainCommand.class;
            case "distil" -> DistilCommand.class;
            case "evaluate" -> EvaluateCommand.class;
            case "benchmark" -> BenchmarkCommand.class;
            case "serve" -> ServeCommand.class;
            case "user" -> UserCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "completion" -> CompletionCommand.class;
            default -> throw new IllegalArgumentException("no such command: " + name);
        };
    }
}
