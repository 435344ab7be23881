package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built command at work in a home of its own, to be ended by a signal; all of its processes are known by that home. */
final class Victim {
    private static final int PATIENCE_SECONDS = 300;
    private static final Queue<Process> STARTED = new ConcurrentLinkedQueue<>();

    static { // a test that fails leaves no server behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroy)));
    }

    private final Path home;
    private final Path err;
    private final Process launcher;

    /** Starts it; the folder gets the home, a folder for temporary files and what it says. */
    Victim(Path folder, String... args) throws IOException {
        this(folder, Map.of(), args);
    }

    /**
     * The same with more in its environment.
     *
     * @param more names and values; the program's Java options are added to its own
     */
    Victim(Path folder, Map<String, String> more, String... args) throws IOException {
        this(folder, folder.resolve("home"), more, args);
    }

    /** The same whose home is elsewhere, perhaps also another's. */
    Victim(Path folder, Path home, Map<String, String> more, String... args) throws IOException {
        this(System.getProperty("reprise.command", ""), folder, home, more, args);
    }

    /** The same started by another command, which becomes the launcher. */
    Victim(String by, Path folder, Path home, Map<String, String> more, String... args) throws IOException {
        this.home = home;
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(by));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(err.toFile());
        builder.environment().put("REPRISE_HOME", home.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().putAll(more);
        builder.environment()
                .merge("REPRISE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary, (own, and) -> own + " " + and);
        launcher = builder.start();
        STARTED.add(launcher);
    }

    /** A file as the launcher sees it, which may have other disks. */
    Path seen(Path file) {
        return Path.of("/proc", Long.toString(launcher.pid()), "root")
                .resolve(Path.of("/").relativize(file));
    }

    int await() throws InterruptedException {
        assertThat(launcher.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return launcher.exitValue();
    }

    /** Asks it to end, and waits. */
    void end() throws InterruptedException {
        launcher.destroy();
        await();
    }

    boolean isAlive() {
        return launcher.isAlive();
    }

    /** Sends SIGTERM or SIGKILL to the launcher or to the program; says what was done. */
    Signal signal(Random random) {
        boolean kill = random.nextBoolean();
        ProcessHandle program = launcher.children().findFirst().orElse(launcher.toHandle());
        boolean toLauncher = random.nextBoolean();
        ProcessHandle who = toLauncher ? launcher.toHandle() : program;
        boolean sent = kill ? who.destroyForcibly() : who.destroy();
        return new Signal(kill, toLauncher, sent);
    }

    /**
     * What was sent.
     *
     * @param kill SIGKILL instead of SIGTERM
     * @param toLauncher to the launcher instead of the program
     * @param sent whether there was still anybody to get it
     */
    record Signal(boolean kill, boolean toLauncher, boolean sent) {
        /** Whether the program had the chance to clear up. */
        boolean orderly() {
            return !kill || toLauncher;
        }
    }

    /** Waits until none of its processes is there any more. */
    void requireGone(String when) throws IOException, InterruptedException {
        List<String> left = processes();
        for (int i = 0; i < 10 * PATIENCE_SECONDS && !left.isEmpty(); i++) {
            Thread.sleep(100);
            left = processes();
        }
        assertThat(left).as("processes left, %s", when).isEmpty();
    }

    /** What it said on standard error is for people: at most one error, no stack trace. */
    void requirePlainWords(String when) throws IOException {
        String said = Files.readString(err);
        assertThat(said).as(when).doesNotContain("\tat ", "Exception", "bug of ours");
        assertThat(said.lines().filter(line -> line.startsWith("reprise: ")).count())
                .as("%s: %s", when, said)
                .isLessThan(2);
    }

    /** What is unfinished or temporary in its folder and where it writes. */
    static List<Path> unfinished(Path folder, Path out) throws IOException {
        Path home = folder.resolve("home");
        Path temporary = folder.resolve("tmp");
        List<Path> left = new ArrayList<>();
        for (Path place : List.of(home, temporary, out)) {
            try (Stream<Path> files = Files.exists(place) ? Files.walk(place) : Stream.empty()) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.startsWith(temporary)
                                || file.getFileName().toString().endsWith(".part"))
                        .forEach(left::add);
            }
        }
        return left;
    }

    private List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process :
                    all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
                if (isOurs(process)) {
                    found.add(process.getFileName().toString());
                }
            }
        }
        return found;
    }

    /** By its environment; a server's workers, which have none, by the folder that Java's options name. */
    private boolean isOurs(Path process) {
        try {
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return environment.contains("REPRISE_HOME=" + home + "\0") || command.contains(home + "/cache/native\0");
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // another user's, or gone
        }
    }
}
