package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.cli.StoreWorker;
import io.reprise.core.error.ErrorKind;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed after its network was loaded leaves no library in the folder for temporary files. */
class NativeLeftoversTest {
    private static final String NATIVES = "reprise.natives";

    @TempDir
    private Path folder;

    @Test
    void aKilledWorkerLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path gif = Files.write(folder.resolve("a.gif"), DrawnGif.of(20, 10));
        String before = System.getProperty(NATIVES);
        System.setProperty(NATIVES, folder.resolve("natives").toString());
        List<Report> said = new ArrayList<>();
        try (Worker worker = WorkerSettings.service(
                        StoreWorker.class,
                        new WorkerLimits(320, 2L << 30, Duration.ofMinutes(2)),
                        List.of("-Djava.io.tmpdir=" + temporary))
                .start()) {
            worker.run(new Task.Look(folder.resolve("home"), List.of(gif), "builtin"), Report.Done.class, said::add);
            assertThat(said).hasAtLeastOneElementOfType(Report.Found.class);
            worker.end(new WorkerFailedException(ErrorKind.INPUT, "ended", "killed by the test"));
        } finally {
            if (before == null) {
                System.clearProperty(NATIVES);
            } else {
                System.setProperty(NATIVES, before);
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> String.valueOf(file.getFileName()).contains("onnxruntime")))
                    .isEmpty();
        }
        try (Stream<Path> unpacked = Files.walk(folder.resolve("natives"))) {
            assertThat(unpacked.filter(
                            file -> String.valueOf(file.getFileName()).contains("onnxruntime.")))
                    .isNotEmpty();
        }
    }
}
