package io.reprise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs once, in this process. */
@Tag("slow")
class BenchmarksTest {
    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("io.reprise.bench")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(once).run();
        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark().replaceFirst(".*\\.bench\\.", ""))
                .containsExactlyInAnyOrder(
                        "VectorBenchmark.dot",
                        "VectorBenchmark.cosine",
                        "RankingBenchmark.rank",
                        "RankingBenchmark.whiten",
                        "FrameBenchmark.cuts",
                        "FrameBenchmark.signals",
                        "FrameBenchmark.encoder",
                        "GifBenchmark.gif",
                        "LoadBenchmark.withNetwork",
                        "LoadBenchmark.withoutNetwork");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
