package io.reprise.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make} again and again in one process: memory, threads and open files stay what they were after the first runs. The
 * long form: {@code ./mvnw verify -pl app -am -Dit.test=SoakIT -Dreprise.soak.runs=500 -Dreprise.soak.clips=DIR}.
 */
@Timeout(7200)
class SoakIT {
    private static final int RUNS = Integer.getInteger("reprise.soak.runs", 12);
    private static final String CLIPS = System.getProperty("reprise.soak.clips", "");

    @TempDir
    Path folder;

    @Test
    void nothingGrows() throws Exception {
        File output = folder.resolve("output").toFile();
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // the heap is all there from the start, so that what grows is something else
                        "-Xms320m",
                        "-Xmx320m",
                        "-XX:+AlwaysPreTouch",
                        "-Xss1m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SoakRuns.class.getName(),
                        folder.toString(),
                        Integer.toString(RUNS),
                        CLIPS)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int code = soak.waitFor();
        List<String> said = Files.readAllLines(output.toPath());
        said.forEach(System.out::println);
        assertThat(code).as(String.join("\n", said)).isZero();
    }
}
