package io.reprise.app.fault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A Java agent that makes worker processes do what they must not, at a stage of their work. The plans are a file with a line
 * for each worker, which takes it away; one that finds none behaves. For workers that start one after the other.
 */
public final class Misbehaviour {
    private static final String WORKER = "StoreWorker";

    private Misbehaviour() {}

    /** When it happens. */
    public enum Stage {
        /** Before the program's own code runs. */
        START(""),
        /** The task is there; nothing, or hardly anything, was reported. */
        FIRST_REPORT("engine.worker.TaskRunner.run"),
        ANALYSIS("engine.analysis.VideoPass.run"),
        RENDERING("media.render.Renderer.render"),
        /** The result is out, the process is there. */
        AFTER_RESULT("");

        private final String method;

        Stage(String method) {
            this.method = method;
        }
    }

    /** What happens. */
    public enum Kind {
        KILLED,
        CRASHES,
        /** Ends with 0, as if all were well. */
        LEAVES,
        HANGS,
        /** Lines on standard error without end, beside the work. */
        ERRORS,
        /** Lines that are no reports without end, beside the work. */
        GARBAGE,
        /** Bytes without the end of a line, beside the work. */
        ENDLESS_LINE
    }

    private static final Map<Kind, Runnable> ACTS = Map.of(
            Kind.KILLED, () -> signal("KILL"),
            Kind.CRASHES, () -> signal("SEGV"),
            Kind.LEAVES, () -> Runtime.getRuntime().halt(0),
            Kind.HANGS, () -> signal("STOP"),
            Kind.ERRORS, () -> say(FileDescriptor.err, "ERROR: it goes wrong, again and again\n"),
            Kind.GARBAGE, () -> say(FileDescriptor.out, "garbage\n"),
            Kind.ENDLESS_LINE, () -> say(FileDescriptor.out, "x"));

    /** The agent. */
    public static void premain(String plans) throws IOException {
        if (!System.getProperty("sun.java.command", "").contains(WORKER)) {
            return;
        }
        Optional<String> plan = take(Path.of(plans));
        if (plan.isPresent()) {
            String[] words = plan.get().split(" ", -1);
            Kind kind = Kind.valueOf(words[0]);
            Stage stage = Stage.valueOf(words[1]);
            if (stage == Stage.START) {
                act(kind);
            } else {
                daemon(() -> actAt(kind, stage));
            }
        }
    }

    private static Optional<String> take(Path plans) throws IOException {
        List<String> lines = Files.readAllLines(plans);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Files.write(plans, lines.subList(1, lines.size()));
        return Optional.of(lines.get(0));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "misbehaves");
        thread.setDaemon(true);
        thread.start();
    }

    private static void actAt(Kind kind, Stage stage) {
        boolean worked = false;
        while (!isNow(stage, worked)) {
            worked |= isIn(Stage.FIRST_REPORT.method);
            LockSupport.parkNanos(3_000_000);
        }
        act(kind);
    }

    private static boolean isNow(Stage stage, boolean worked) {
        return stage == Stage.AFTER_RESULT
                ? worked && !isIn(Stage.FIRST_REPORT.method) && isIn("java.io.BufferedReader.readLine")
                : isIn(stage.method);
    }

    private static boolean isIn(String method) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).contains(method));
    }

    /** What spews does so beside the work, what ends the process is waited for. */
    private static void act(Kind kind) {
        Runnable act = Objects.requireNonNull(ACTS.get(kind));
        if (kind.compareTo(Kind.ERRORS) >= 0) {
            daemon(act);
        } else {
            act.run();
        }
    }

    private static void signal(String name) {
        String me = Long.toString(ProcessHandle.current().pid());
        try {
            new ProcessBuilder("kill", "-" + name, me).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(FileDescriptor where, String what) {
        byte[] much = what.repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new FileOutputStream(where)) {
            while (true) {
                out.write(much);
                LockSupport.parkNanos(2_000_000); // fast enough, and others can work
            }
        } catch (IOException e) {
            // nobody listens any more
        }
    }

    /** Plans it for the next workers, a stage each. */
    public static void plan(Path plans, Kind kind, List<Stage> stages) throws IOException {
        Files.write(plans, stages.stream().map(stage -> kind + " " + stage).toList());
    }

    /** Java's option that makes workers follow plans; the agent's file is written beside them. */
    public static String option(Path plans) throws IOException {
        Path jar = plans.resolveSibling("misbehaviour.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Misbehaviour.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> one :
                    Stream.of(Misbehaviour.class, Stage.class, Kind.class).toList()) {
                add(out, one);
            }
        }
        return "-javaagent:" + jar + "=" + plans;
    }

    private static void add(JarOutputStream out, Class<?> one) throws IOException {
        String name = one.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = one.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(String.format(Locale.ROOT, "no class file %s", name));
            }
            in.transferTo(out);
        }
    }
}
