package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built command, in processes of its own. */
class LauncherIT {
    private static final String COMMAND = System.getProperty("reprise.command", "");

    @TempDir
    Path folder;

    private record Ended(int exitCode, String out, String err) {}

    private Process start(List<String> prefix, String... args) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("LC_ALL");
        builder.environment().put("LANG", "C");
        builder.redirectOutput(folder.resolve(".stdout").toFile());
        builder.redirectError(folder.resolve(".stderr").toFile());
        return builder.start();
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve(".stdout"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve(".stderr"), StandardCharsets.UTF_8));
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        return end(start(List.of(COMMAND), args));
    }

    @Test
    void worksThroughASymlinkAndWithNonLatinNamesWhateverTheLocale() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(COMMAND));
        Gifs.draw(folder.resolve("кот.gif"), 30, 10);
        Ended ended = end(start(List.of(link.toString()), "make", "кот.gif", "--out", "вышло", "--json", "--quiet"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("{").contains("кот.gif");
        Run.onlyWholeGifs(folder.resolve("вышло"), 0);
    }

    @Test
    void aFileCalledLikeAnOption() throws IOException, InterruptedException {
        Gifs.draw(folder.resolve("-dash.gif"), 20, 10);
        assertThat(run("make", "-dash.gif", "--out", "out", "--quiet").exitCode())
                .isZero();
        assertThat(run("suggest", "-nosuch.gif").exitCode()).isEqualTo(2);
    }

    @Test
    void ctrlCLeavesNothing() throws IOException, InterruptedException {
        // where the tests run in the background a shell has interrupts ignored, and that is inherited
        Process process = start(List.of("env", "--default-signal=INT", COMMAND), "demo", "--out", "out");
        ProcessHandle java = javaOf(process);
        Thread.sleep(2000);
        signal("INT", process.toHandle());
        assertThat(end(process).exitCode()).isEqualTo(130);
        assertThat(java.isAlive()).isFalse();
        assertThat(leftIn("out")).isEmpty();
    }

    @Test
    void aTerminatedProgramEndsWith143AndLeavesNothing() throws IOException, InterruptedException {
        Process process = start(List.of(COMMAND), "demo", "--out", "out");
        ProcessHandle java = javaOf(process);
        Thread.sleep(2000);
        signal("TERM", process.toHandle());
        assertThat(end(process).exitCode()).isEqualTo(143);
        assertThat(java.isAlive()).isFalse();
        assertThat(leftIn("out")).isEmpty();
    }

    @Test
    void aCrashOfNativeCodeIsOneLineThatNamesTheVideo() throws IOException, InterruptedException {
        Process process = start(List.of(COMMAND), "demo", "--out", "out");
        ProcessHandle java = javaOf(process);
        Thread.sleep(2000);
        signal("SEGV", java);
        Ended ended = end(process);
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err().lines().filter(line -> line.startsWith("reprise: ")))
                .singleElement()
                .asString()
                .contains("demo-film.mp4", "native code crashed");
        assertThat(ended.err()).doesNotContain("hs_err", "core dump", "Segmentation", "Aborted");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("core") || name.startsWith("hs_err"));
        }
    }

    /** The Java machine keeps them, those of picocli too, as it wants them; without that a start takes twice as long. */
    @Test
    void classesComeFromTheArchive() throws IOException, InterruptedException {
        assertThat(run("--version").exitCode()).isZero(); // makes the archive if there is none
        assertThat(classesOf("--version")).anyMatch(line -> line.contains(" picocli.CommandLine "));
        Gifs.draw(folder.resolve("cached.gif"), 30, 10);
        Files.setLastModifiedTime(folder.resolve("cached.gif"), FileTime.fromMillis(1_000_000));
        assertThat(run("suggest", "cached.gif", "--quiet").exitCode()).isZero();
        classesOf("suggest", "cached.gif", "--quiet");
    }

    /** Some 400 classes, which would have to be read from jars and verified. */
    @Test
    void classesThatDecodeComeFromTheArchiveToo() throws IOException, InterruptedException {
        assertThat(run("--version").exitCode()).isZero();
        Gifs.draw(folder.resolve("fresh.gif"), 30, 10);
        List<String> parsed = parsed(loaded("make", "fresh.gif", "--no-cache", "--quiet"));
        assertThat(parsed)
                .noneMatch(line -> line.matches(".*/(ffmpeg|reprise-(core|engine|media|vision))-[^/]*[.]jar")
                        || line.contains("org.bytedeco.javacpp.Pointer "));
    }

    /** The first compiler alone is faster then; another one looks at the video anew. */
    @Test
    void aVideoThatWasLookedAtBeforeIsRankedByTheFirstCompiler() throws IOException, InterruptedException {
        Path gif = folder.resolve(folder.getFileName() + " кот.gif");
        Gifs.draw(gif, 30, 10);
        Files.setLastModifiedTime(gif, FileTime.fromMillis(2_000_000));
        String flags = "REPRISE_JAVA_OPTS=-XX:+PrintFlagsFinal";
        for (String level : List.of("4", "1")) {
            Ended ended = end(start(List.of("env", flags, COMMAND), "suggest", gif.toString(), "--quiet"));
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.err()).containsPattern("TieredStopAtLevel +:?= " + level + " ");
        }
    }

    private List<String> classesOf(String... args) throws IOException, InterruptedException {
        List<String> classes = loaded(args);
        List<String> parsed = parsed(classes);
        assertThat(parsed).as("one of a jar opens all of them").noneMatch(line -> line.contains(".jar"));
        assertThat(parsed).hasSizeLessThan(classes.size() / 20);
        return classes;
    }

    private static List<String> parsed(List<String> loaded) {
        return loaded.stream()
                .filter(line -> !line.contains("shared objects file"))
                .toList();
    }

    /** A line for each class that a command loads, with its source. */
    private List<String> loaded(String... args) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Ended ended = end(start(List.of("env", "REPRISE_JAVA_OPTS=-Xlog:class+load:file=" + log, COMMAND), args));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void aFullDiskIsOneLine() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", small.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        if (!mounted) {
            System.err.println("SKIPPED: a small disk cannot be mounted here, so none can be full");
        }
        assumeTrue(mounted, "cannot mount a small disk");
        try {
            Gifs.draw(folder.resolve("v.gif"), 60, 10);
            Ended ended = run("make", "v.gif", "--out", "small", "--quiet");
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
            assertThat(ended.err().lines()).hasSize(1);
            assertThat(small.toFile().list()).isEmpty();
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
    }

    private List<String> leftIn(String name) throws IOException {
        Path out = folder.resolve(name);
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.map(Path::toString).toList();
        }
    }

    private static ProcessHandle javaOf(Process launcher) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Optional<ProcessHandle> java = launcher.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("/java"))
                    .filter(child -> List.of(child.info().arguments().orElse(new String[0]))
                            .contains("demo"))
                    .findFirst();
            if (java.isPresent()) {
                return java.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the launcher started no Java");
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
