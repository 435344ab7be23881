package io.reprise.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.contract.RepriseProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make} again and again in one process: memory, threads and open files stay what they were after the first runs. The
 * long form: {@code ./mvnw -Pstress verify -pl app -am -Dit.test=SoakIT -Dreprise.soak.runs=500 -Dreprise.soak.clips=DIR}.
 */
@Timeout(7200)
@Tag("stress")
class SoakIT {
    private static final int RUNS = Integer.getInteger("reprise.soak.runs", 12);
    private static final String CLIPS = System.getProperty("reprise.soak.clips", "");

    @TempDir
    Path folder;

    @Test
    void nothingGrows() throws Exception {
        File output = folder.resolve("output").toFile();
        // the heap is all there from the start, so that what grows is something else
        List<String> command =
                RepriseProcess.command(SoakRuns.class, "-Xms320m", "-Xmx320m", "-XX:+AlwaysPreTouch", "-Xss1m");
        command.addAll(List.of(folder.toString(), Integer.toString(RUNS), CLIPS));
        Process soak = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int code = soak.waitFor();
        List<String> said = Files.readAllLines(output.toPath());
        said.forEach(System.out::println);
        assertThat(code).as(String.join("\n", said)).isZero();
    }
}
