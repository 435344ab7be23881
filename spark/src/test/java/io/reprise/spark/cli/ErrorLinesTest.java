package io.reprise.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is said of an error in the middle of a job, and the exit code. */
class ErrorLinesTest {
    private final StringWriter err = new StringWriter();

    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    private int run(Exception failure) {
        return new CommandLine(new Failing(failure))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new ErrorLines())
                .execute();
    }

    @Test
    void theTypedErrorIsToldOutOfWhatIsAroundIt() {
        Exception typed = new BadInputException("bad", "cannot read a.csv");
        assertThat(run(new IllegalStateException("job aborted", new IOException("task failed", typed))))
                .isEqualTo(3);
        assertThat(err).hasToString("reprise-spark: cannot read a.csv" + System.lineSeparator());
    }

    @Test
    void aStoreThatFailsInTheMiddleIsNoBugOfOurs() {
        Exception store = new IOException("the store does not answer" + System.lineSeparator() + "at length");
        assertThat(run(new IllegalStateException("job aborted", new IOException("task failed", store))))
                .isEqualTo(3);
        assertThat(err).hasToString("reprise-spark: the store does not answer" + System.lineSeparator());
    }

    @Test
    void anythingElseIs() {
        assertThat(run(new IllegalStateException("no such state"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("this is a bug of ours: no such state")
                .contains("at io.reprise");
    }
}
