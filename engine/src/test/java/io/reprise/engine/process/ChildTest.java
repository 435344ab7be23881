package io.reprise.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real children that crash, hang, eat memory and talk too much: each fails with its reason, and leaves nothing. */
@Timeout(60)
class ChildTest {
    private static final ChildLimits LIMITS = new ChildLimits(64, 300L << 20, Duration.ofSeconds(30));

    private static ChildFailedException failure(String how, ChildLimits limits) throws IOException {
        try (Child child = Child.start(BadChild.class, limits, List.of("-XX:MaxDirectMemorySize=8g"))) {
            ChildFailedException e = catchThrowableOfType(ChildFailedException.class, () -> {
                child.send(how);
                child.read();
            });
            assertThat(child.isAlive()).isFalse();
            return e;
        }
    }

    @Test
    void aGoodChildDoesSeveralTasks() throws Exception {
        try (Child child = Child.start(BadChild.class, LIMITS, List.of())) {
            child.send("one");
            assertThat(child.read()).isEqualTo("said one");
            child.rest();
            child.send("two");
            assertThat(child.read()).isEqualTo("said two");
        }
        assertThat(Children.count()).isZero();
    }

    @Test
    void aCrashIsTold() throws IOException {
        assertThat(failure("crash", LIMITS))
                .extracting(ChildFailedException::code, Throwable::getMessage)
                .satisfies(all -> {
                    assertThat(all.get(0)).isEqualTo("crashed");
                    assertThat(all.get(1).toString())
                            .contains("native code crashed")
                            .contains("convert");
                });
    }

    @Test
    void oneThatHangsIsEnded() throws IOException {
        ChildFailedException e = failure("hang", LIMITS.withTime(Duration.ofSeconds(2)));
        assertThat(e.code()).isEqualTo("time-limit");
        assertThat(e).hasMessageContaining("2 seconds");
    }

    @Test
    void oneThatEatsMemoryIsEnded() throws IOException {
        ChildFailedException e = failure("eat", LIMITS);
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
        try (Child child = Child.start(BadChild.class, LIMITS, List.of())) {
            child.send("environment");
            assertThat(child.read()).contains("PATH=").doesNotContain("REPRISE");
            child.send("nice");
            String stat = child.read();
            String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            assertThat(Integer.parseInt(after[16])).isGreaterThanOrEqualTo(10);
        }
    }
}
