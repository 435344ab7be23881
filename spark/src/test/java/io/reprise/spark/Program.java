package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which can be killed. */
record Program(Process process, Path log) implements AutoCloseable {
    private static final int POLL_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(15); // a busy machine's

    /** Starts a command in a local session of two threads, which compiles nothing: that takes longer than a few rows. */
    static Program start(Path log, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-Dspark.master=local[2]",
                "-Dspark.sql.shuffle.partitions=3",
                "-Dspark.sql.codegen.wholeStage=false",
                "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return of(log, new ProcessBuilder(command));
    }

    /** Starts a command; what it says goes to a file. */
    static Program of(Path log, ProcessBuilder command) throws Exception {
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        return new Program(command.start(), log);
    }

    /** Waits for something to happen while it runs, and kills it at once: SIGKILL, so that nothing of it is cleaned up. */
    void killWhen(Callable<Boolean> happened) throws Exception {
        await(happened);
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Waits for something to happen while it runs. */
    void await(Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.call()) {
            assertThat(process.isAlive()).as(said()).isTrue();
            assertThat(System.nanoTime()).as("it takes too long: " + said()).isLessThan(end);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits for its end; returns its exit code. */
    int end() throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        return process.exitValue();
    }

    /** What it said so far. */
    String said() throws Exception {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
