package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.cli.TaskWorker;
import io.reprise.engine.process.Child;
import io.reprise.engine.process.ChildLimits;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Report.Kind;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.WorkerJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that is killed after its network was loaded leaves no library in the folder for temporary files. */
class NativeLeftoversTest {
    private static final String NATIVES = "reprise.natives";

    @TempDir
    private Path folder;

    @Test
    void aKilledChildLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path gif = Files.write(folder.resolve("a.gif"), DrawnGif.of(20, 10));
        String before = System.getProperty(NATIVES);
        System.setProperty(NATIVES, folder.resolve("natives").toString());
        try (Child child = Child.start(
                TaskWorker.class,
                new ChildLimits(320, 2L << 30, Duration.ofMinutes(2)),
                List.of("-Djava.io.tmpdir=" + temporary))) {
            child.send(WorkerJson.write(new Task.Look(folder.resolve("home"), List.of(gif), "builtin")));
            Report report = WorkerJson.read(child.read(), Report.class);
            while (report.kind() != Kind.FOUND && !report.isLast()) {
                report = WorkerJson.read(child.read(), Report.class);
            }
            assertThat(report.kind()).as("%s", report).isEqualTo(Kind.FOUND);
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
            assertThat(unpacked.filter(file -> String.valueOf(file.getFileName()).contains("onnxruntime.")))
                    .isNotEmpty();
        }
    }
}
