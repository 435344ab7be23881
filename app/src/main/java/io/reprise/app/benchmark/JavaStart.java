package io.reprise.app.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What starting costs: the Java machine alone, and the program up to its {@code --version}, by the same Java with the
 * options that this process was started with (the archive of classes among them). The shell script comes on top.
 *
 * @param main class of the program's entry
 */
record JavaStart(Class<?> main) {
    private static final List<String> OWN_BUSINESS =
            List.of("-Dreprise.starter", "-Dreprise.crashNote", "-Dreprise.terminal", "-agentlib");

    /** Seconds of {@code java -version}. */
    double machine() throws IOException {
        return time(List.of(java(), "-version"));
    }

    /** Seconds of {@code reprise --version}. */
    double version() throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OWN_BUSINESS.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), "--version"));
        return time(command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static double time(List<String> command) throws IOException {
        return TimedProgram.seconds(command)
                .orElseThrow(() -> new IOException("the Java machine failed: " + String.join(" ", command)));
    }
}
