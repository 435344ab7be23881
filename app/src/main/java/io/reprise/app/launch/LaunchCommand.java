package io.reprise.app.launch;

import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Command line of the Java machine that runs the program. What does not depend on the machine stands in {@code *.options}
 * files beside the jars, which the shell script reads as well.
 *
 * @param lib folder of the jars
 * @param store {@code REPRISE_HOME}
 */
record LaunchCommand(Path lib, Path store) {
    private static final Set<String> RESEARCH = Set.of("train", "evaluate", "benchmark", "features");
    /** From this Java on, a library of native code is warned of where it was not allowed. */
    private static final int NATIVE_WARNING = 24;

    private static final String MAIN = "io.reprise.app.cli.Main";

    /**
     * All of it.
     *
     * @param args of the program
     * @param note where the program names the file it is working on, see {@link CrashExit}
     * @param terminal whether progress goes to a terminal
     */
    List<String> of(List<String> args, Path note, boolean terminal) throws IOException {
        Path natives = store.resolve("cache").resolve("native");
        List<String> command = new ArrayList<>(machine(lib));
        command.addAll(List.of(
                options(lib, kind(args.isEmpty() ? "" : args.get(0))),
                "-Dorg.bytedeco.javacpp.cachedir=" + natives,
                "-Dreprise.natives=" + natives,
                "-Dreprise.starter=" + ProcessHandle.current().pid(),
                "-Dreprise.crashNote=" + note));
        if (isKnown(args)) {
            command.add(options(lib, "known"));
        }
        if (terminal) {
            command.add("-Dreprise.terminal=true");
        }
        StartArchive.of(lib, store).ifPresent(archive -> command.add(StartArchive.option(archive)));
        String more = System.getenv().getOrDefault("REPRISE_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split("\\s+")));
        }
        command.addAll(List.of("-cp", classPath(lib), MAIN));
        command.addAll(args);
        return command;
    }

    /** Which options a command needs beside those of all. */
    static String kind(String command) {
        return RESEARCH.contains(command) ? "research" : command.equals("serve") ? "serve" : "command";
    }

    /** Whether suggestions are asked for videos that were all looked at before, so that nothing is decoded. */
    private boolean isKnown(List<String> args) {
        if (args.isEmpty() || !args.get(0).equals("suggest") || args.stream().anyMatch(LaunchCommand::looksAnew)) {
            return false;
        }
        ContentHash hashes = ContentHash.cachedIn(new Home(store));
        FeatureCache cache = new FeatureCache(new Home(store));
        List<File> files = args.stream().map(File::new).filter(File::isFile).toList();
        return !files.isEmpty()
                && files.stream()
                        .allMatch(file -> hashes.known(file.toPath())
                                .flatMap(cache::facts)
                                .isPresent());
    }

    private static boolean looksAnew(String option) {
        return option.equals("--no-cache") || option.startsWith("--encoder");
    }

    private static String java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return (Files.exists(windows) ? windows : bin.resolve("java")).toString();
    }

    /** The Java that runs this, with the options of every command. */
    static List<String> machine(Path lib) {
        return Runtime.version().feature() < NATIVE_WARNING
                ? List.of(java(), options(lib, "java"))
                : List.of(java(), options(lib, "java"), options(lib, "java24"));
    }

    /**
     * The jars, the program's own first: what is looked for in them is found without opening the eighty others.
     *
     * @throws IOException if the folder can't be read
     */
    static String classPath(Path lib) throws IOException {
        List<String> places = new ArrayList<>();
        try (DirectoryStream<Path> own = Files.newDirectoryStream(lib, "reprise*.jar")) {
            own.forEach(jar -> places.add(jar.toString()));
        }
        Collections.sort(places);
        places.add(lib.resolve("*").toString());
        return String.join(File.pathSeparator, places);
    }

    private static String options(Path lib, String name) {
        return "@" + lib.resolve(name + ".options");
    }
}
