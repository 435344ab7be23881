package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.cli.Main;
import io.reprise.engine.home.NativeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real command as a process of its own, which is how its native code stays out of a test's process. */
public record RepriseProcess(int code, String out, String err) {
    /**
     * A command line that starts a program of this class path quickly: compiled once over, and with the native libraries that
     * this process has unpacked.
     *
     * @return the line, to which arguments can be added
     */
    public static List<String> command(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(NativeFolder.options());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        return command;
    }

    /** The tests' class path: under Surefire the Java machine's own is one jar that names it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /**
     * Runs the command and waits for it.
     *
     * @param folder where it works
     * @param home its REPRISE_HOME
     */
    public static RepriseProcess run(Path folder, Path home, Object... args) throws IOException, InterruptedException {
        List<String> command = command(Main.class, "-Xmx1g");
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Path out = Files.createTempFile("reprise-out", ".txt");
        Path err = Files.createTempFile("reprise-err", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("REPRISE_HOME", home.toString());
            builder.environment().remove("REPRISE_DB");
            int code = builder.start().waitFor();
            return new RepriseProcess(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The same run, which must have ended with 0. */
    public RepriseProcess ok() {
        assertThat(code).as(err).isZero();
        return this;
    }

    /** What it printed, as JSON. */
    public JsonNode json() throws IOException {
        return JsonMapper.builder().build().readTree(out);
    }
}
