package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.home.Home;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Parent of {@code encoder get|add|list|remove}: the networks that can look at frames. */
@Command(
        name = "encoder",
        synopsisSubcommandLabel = "(get | add | list | remove)",
        description = "Get, add, list and remove pretrained networks that look at the frames.",
        subcommands = {
            EncoderGetCommand.class,
            EncoderCommand.Add.class,
            EncoderCommand.Listing.class,
            EncoderCommand.Remove.class
        })
final class EncoderCommand implements Callable<Integer> {
    private static final FeatureSpec BUILTIN = new BuiltinEncoder().spec();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        here.commandLine().usage(here.commandLine().getErr());
        return ExitCode.USAGE;
    }

    private static EncoderStore store() {
        return new EncoderStore(Home.ofEnvironment().encoders());
    }

    static Map<String, Object> json(EncoderStore.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        fields.put("encoder", entry.encoder());
        fields.put("dim", entry.dim());
        fields.put("frames", entry.frames());
        fields.put("bytes", entry.bytes());
        fields.put("manifest", entry.manifest().toString());
        fields.put("error", entry.error());
        return fields;
    }

    private static String line(EncoderStore.Entry entry) {
        return entry.error() == null
                ? String.format(
                        Locale.ROOT,
                        "%-20s %-34s %6d dimensions  %s  %.1f MB",
                        entry.name(),
                        entry.encoder(),
                        entry.dim(),
                        entry.frames() == 1 ? "pictures" : "clips of " + entry.frames(),
                        entry.bytes() / 1e6)
                : String.format(Locale.ROOT, "%-20s can't be used: %s", entry.name(), entry.error());
    }

    /** {@code encoder add MANIFEST}. */
    @Command(
            name = "add",
            description = {
                "Check a network (hash, names, shapes, one run) and copy it into the store.",
                "docs/encoders.md has manifests for public networks."
            })
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "MANIFEST", description = "The YAML file beside the ONNX file.")
        Path manifest = Path.of("");

        @Mixin
        Output output = new Output();

        @Override
        public Integer call() throws BadInputException {
            EncoderStore.Entry entry = store().add(manifest);
            if (output.isJson()) {
                output.printJson(json(entry));
            } else {
                output.out().println("added " + entry.encoder() + ": use it with --encoder " + entry.name());
            }
            return ExitCode.DONE;
        }
    }

    /** {@code encoder list}. */
    @Command(name = "list", description = "The encoders there are.")
    static final class Listing implements Callable<Integer> {
        @Option(
                names = "--available",
                description = "Those that `encoder get` can fetch, instead of those that are here.")
        boolean available;

        @Mixin
        Output output = new Output();

        @Override
        public Integer call() throws BadInputException {
            if (available) {
                EncoderGetCommand.list(output);
                return ExitCode.DONE;
            }
            List<EncoderStore.Entry> entries = store().list();
            if (output.isJson()) {
                List<Object> all = new ArrayList<>();
                Map<String, Object> builtin = new LinkedHashMap<>();
                builtin.put("name", "builtin");
                builtin.put("encoder", BUILTIN.encoder());
                builtin.put("dim", BUILTIN.dim());
                all.add(builtin);
                entries.forEach(entry -> all.add(json(entry)));
                output.printJson(all);
            } else {
                output.out()
                        .println(String.format(
                                Locale.ROOT,
                                "%-20s %-34s %6d dimensions  part of the program",
                                "builtin",
                                BUILTIN.encoder(),
                                BUILTIN.dim()));
                entries.forEach(entry -> output.out().println(line(entry)));
            }
            return ExitCode.DONE;
        }
    }

    /** {@code encoder remove NAME}. */
    @Command(name = "remove", description = "Take a network out of the store; its files elsewhere stay.")
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "The encoder's name.")
        String name = "";

        @Mixin
        Output output = new Output();

        @Override
        public Integer call() throws BadInputException {
            store().remove(name);
            if (output.isJson()) {
                output.printJson(Map.of("removed", name));
            } else {
                output.out().println("removed " + name);
            }
            return ExitCode.DONE;
        }
    }
}
