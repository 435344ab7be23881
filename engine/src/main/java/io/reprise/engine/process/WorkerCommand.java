package io.reprise.engine.process;

import io.reprise.engine.home.NativeFolder;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How this program is started once more. */
final class WorkerCommand {
    private static final Set<String> KEPT_ENVIRONMENT = Set.of("PATH", "HOME", "LC_ALL", "LANG", "TMPDIR", "TZ");
    /** What is the parent's own business: its size, its collector, its starter, its debugger. */
    private static final List<String> NOT_INHERITED = List.of(
            "-Xmx",
            "-Xms",
            "-XX:+UseG1GC",
            "-XX:+UseParallelGC",
            "-XX:+UseZGC",
            "-XX:+UseShenandoahGC",
            "-Dreprise.starter",
            "-Dreprise.crashNote",
            "-Dreprise.terminal",
            "-agentlib",
            "-XX:+HeapDump");

    /**
     * Sets limits and may lower the priority, each where the system lets it, and becomes the program: no core dumps, memory it can
     * write to within a number of kilobytes, first to be chosen should the whole machine run out of memory.
     */
    private static final String SHELL =
            "ulimit -c 0; ulimit -d \"$1\"; shift; " + "echo 700 >/proc/self/oom_score_adj; exec 2>&3 3>&-; exec ";

    private WorkerCommand() {}

    static List<String> of(
            Class<?> mainClass, WorkerLimits limits, List<String> options, WorkerProcess.Isolation isolation) {
        List<String> java = java(mainClass, limitedOptions(limits, options));
        Path shell = Path.of("/bin/sh");
        if (!Files.isExecutable(shell)) {
            return java;
        }
        List<String> command = new ArrayList<>();
        String program = isolation == WorkerProcess.Isolation.SERVICE ? "nice -n 10 \"$@\"" : "\"$@\"";
        String kilobytes = Long.toString(limits.memoryBytes() >> 10);
        command.addAll(
                List.of(shell.toString(), "-c", "exec 3>&2 2>/dev/null; " + SHELL + program, "reprise", kilobytes));
        command.addAll(java);
        return command;
    }

    private static List<String> limitedOptions(WorkerLimits limits, List<String> options) {
        List<String> all = new ArrayList<>(List.of(
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true"));
        all.addAll(options);
        return all;
    }

    private static List<String> java(Class<?> mainClass, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_INHERITED.stream().noneMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.addAll(NativeFolder.options());
        command.add("-Dreprise.starter=" + ProcessHandle.current().pid());
        command.add("-XX:+SuppressFatalErrorMessage");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(mainClass), mainClass.getName()));
        return command;
    }

    /**
     * Where a worker finds the program: the class path of this process and, where a loader of its own brought the program, as
     * in a Spark executor, that loader's jars first.
     */
    static String classPath(Class<?> mainClass) {
        List<String> places = new ArrayList<>();
        if (mainClass.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                places.add(Path.of(URI.create(url.toString())).toString());
            }
        }
        places.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, places);
    }

    /** Leaves a worker nothing of the environment that could hold a secret, such as a database's password. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !KEPT_ENVIRONMENT.contains(name) && !name.startsWith("LD_LIBRARY"));
        environment.put("MALLOC_ARENA_MAX", "4");
    }
}
