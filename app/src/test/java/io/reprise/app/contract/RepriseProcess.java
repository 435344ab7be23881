package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real command as a process of its own, which is how its native code stays out of a test's process. */
public record RepriseProcess(int code, String out, String err) {
    /**
     * Runs the command and waits for it.
     *
     * @param folder where it works
     * @param home its REPRISE_HOME
     */
    public static RepriseProcess run(Path folder, Path home, Object... args) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
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
