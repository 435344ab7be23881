package io.reprise.app.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.DiskErrors;
import io.reprise.engine.process.WorkerFailedException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is an error of the server, not of the request. */
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWriteToAFullDeviceIs507() throws Exception {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> ArrivingFile.write(full, ByteBuffer.allocate(10)))
                    .isInstanceOfSatisfying(ApiException.class, e -> {
                        assertThat(e.status()).isEqualTo(507);
                        assertThat(e.body().error().code()).isEqualTo("disk-full");
                        assertThat(e.getMessage()).contains("server");
                    });
        }
    }

    @Test
    void whatTheDiskHasNoRoomForIsRefusedBefore() throws Exception {
        ArrivingFile.requireSpace(folder, 1);
        assertThatThrownBy(() -> ArrivingFile.requireSpace(folder, Long.MAX_VALUE / 2))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(507));
    }

    @Test
    void aWorkerThatCannotWriteIsTheServersTroubleAndTellsNoPath() {
        Path out = folder.resolve("out.gif");
        for (String code : List.of("no-space", "not-writable", "write-failed")) {
            WorkerFailedException told = JobContext.named(
                    new WorkerFailedException(code, "can't write " + out + "; name another folder"), out, "film");
            assertThat(told.code()).as(code).isEqualTo(JobContext.STORAGE);
            assertThat(told).hasMessageContaining("operator").hasMessageNotContaining(out.toString());
        }
        assertThat(JobContext.named(new WorkerFailedException("damaged", out + " is damaged"), out, "film"))
                .hasMessage("film is damaged");
        assertThat(DiskErrors.answer(new FileSystemException("x", null, "No space left on device"))
                        .status())
                .isEqualTo(507);
    }
}
