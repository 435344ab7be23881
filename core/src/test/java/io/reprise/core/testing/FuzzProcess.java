package io.reprise.core.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Fuzzes a reader of native code in a process of its own, so that a crash is a finding like any other and does not end the
 * tests: {@code FuzzProcess READER FOLDER EXAMPLE...}.
 */
public final class FuzzProcess {
    private static final String DAMAGED = "damaged";
    private static final String ROUND = "round.txt";
    /** Seconds for the rounds that are always run, on a busy machine. */
    private static final int PATIENCE = 240;

    private FuzzProcess() {}

    /**
     * Damages the examples and has a new process read them, as {@link Fuzz#run} does.
     *
     * @param reader has a constructor without parameters
     * @param folder where the damaged input is written
     * @param examples whole inputs
     * @throws AssertionError on the first finding, a crash or a process that hangs included
     */
    public static void run(Class<? extends Fuzz.Reader> reader, Path folder, List<Path> examples)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command(reader, folder, examples))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(said.toFile()))
                .start();
        boolean ended = process.waitFor((long) Fuzz.SECONDS + PATIENCE, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        if (!ended || process.exitValue() != 0) {
            String words = Files.readString(said);
            long round = Long.parseLong(Files.readString(folder.resolve(ROUND)).strip());
            throw Fuzz.finding(
                    folder.resolve(DAMAGED),
                    round,
                    (ended ? "ended with " + process.exitValue() : "does not end") + ": "
                            + words.substring(Math.max(0, words.length() - 4000)),
                    null);
        }
    }

    private static List<String> command(Class<?> reader, Path folder, List<Path> examples) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash"));
        command.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("reprise.") || name.startsWith("org.bytedeco.")) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, FuzzProcess.class.getName(), reader.getName(), folder.toString()));
        examples.forEach(example -> command.add(example.toString()));
        return command;
    }

    /** The process. */
    public static void main(String[] args) throws Exception {
        Fuzz.Reader reader = Class.forName(args[0])
                .asSubclass(Fuzz.Reader.class)
                .getDeclaredConstructor()
                .newInstance();
        Path folder = Path.of(args[1]);
        List<byte[]> examples = new ArrayList<>();
        for (String example : List.of(args).subList(2, args.length)) {
            examples.add(Files.readAllBytes(Path.of(example)));
        }
        Path note = folder.resolve(ROUND);
        Fuzz.run(folder.resolve(DAMAGED), examples, reader, round -> Files.writeString(note, Long.toString(round)));
        System.exit(0); // whatever threads a library left
    }
}
