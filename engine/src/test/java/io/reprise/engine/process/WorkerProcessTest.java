package io.reprise.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.engine.process.WorkerProcess.Isolation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real children that crash, hang, eat memory and talk too much: each fails with its reason, and leaves nothing. */
@Timeout(60)
class WorkerProcessTest {
    private static final WorkerLimits LIMITS = new WorkerLimits(64, 300L << 20, Duration.ofSeconds(30));

    private static WorkerFailedException failure(String how, WorkerLimits limits) throws IOException {
        try (WorkerProcess child = WorkerProcess.start(
                BadWorker.class, limits, List.of("-XX:MaxDirectMemorySize=8g"), Isolation.SERVICE)) {
            WorkerFailedException e = catchThrowableOfType(WorkerFailedException.class, () -> {
                child.send(how);
                child.read();
            });
            assertThat(child.isAlive()).isFalse();
            return e;
        }
    }

    @Test
    void aGoodChildDoesSeveralTasks() throws Exception {
        try (WorkerProcess child = WorkerProcess.start(BadWorker.class, LIMITS, List.of(), Isolation.SERVICE)) {
            child.send("one");
            assertThat(child.read()).isEqualTo("said one");
            child.rest();
            child.send("two");
            assertThat(child.read()).isEqualTo("said two");
        }
        assertThat(WorkerProcesses.count()).isZero();
    }

    @Test
    void oneThatWasEndedIsNotAskedAgain() throws Exception {
        try (WorkerProcess child = WorkerProcess.start(BadWorker.class, LIMITS, List.of(), Isolation.SERVICE)) {
            child.end(new WorkerFailedException("ended", "it says what makes no sense"));
            assertThat(child.isAlive())
                    .as("though the process takes a moment to be gone")
                    .isFalse();
        }
    }

    @Test
    void aCrashIsTold() throws IOException {
        assertThat(failure("crash", LIMITS))
                .extracting(WorkerFailedException::code, Throwable::getMessage)
                .satisfies(all -> {
                    assertThat(all.get(0)).isEqualTo("crashed");
                    assertThat(all.get(1).toString())
                            .contains("native code crashed")
                            .contains("convert");
                });
    }

    @Test
    void oneThatHangsIsEnded() throws IOException {
        WorkerFailedException e = failure("hang", LIMITS.withTime(Duration.ofSeconds(2)));
        assertThat(e.code()).isEqualTo("time-limit");
        assertThat(e).hasMessageContaining("2 seconds");
    }

    @Test
    void oneThatEatsMemoryIsEnded() throws IOException {
        WorkerFailedException e = failure("eat", LIMITS);
        assertThat(e.code()).isEqualTo("memory-limit");
        assertThat(e).hasMessageContaining("300 MB");
    }

    @Test
    void oneThatEatsItsHeapIsEnded() throws IOException {
        assertThat(failure("heap", LIMITS).code()).isEqualTo("memory-limit");
    }

    @Test
    void oneThatSaysTooMuchIsEndedAndNeverHeldUp() throws IOException {
        assertThat(failure("chatter", LIMITS).code()).isEqualTo("ended");
    }

    @Test
    void oneThatLeavesIsTold() throws IOException {
        assertThat(failure("leave", LIMITS)).hasMessageContaining("exit code 9");
    }

    @Test
    void itGetsNoSecretsAndLowPriority() throws Exception {
        try (WorkerProcess child = WorkerProcess.start(BadWorker.class, LIMITS, List.of(), Isolation.SERVICE)) {
            child.send("environment");
            assertThat(child.read()).contains("PATH=").doesNotContain("REPRISE");
            child.send("nice");
            String stat = child.read();
            String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            assertThat(Integer.parseInt(after[16])).isGreaterThanOrEqualTo(10);
        }
    }
}
