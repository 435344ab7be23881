package io.reprise.bench;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.builtin.BuiltinExtractor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What the built-in encoder's network adds to a start: the first of each in a Java machine of its own, ten machines. */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
    /** ONNX Runtime's library and the network are loaded. */
    @Benchmark
    public void withNetwork() {
        try (BuiltinEncoder encoder = new BuiltinEncoder();
                FeatureExtractor extractor = encoder.open()) {
            extractor.sinks();
        }
    }

    /** Signals alone, without a network. */
    @Benchmark
    public void withoutNetwork() {
        try (BuiltinExtractor extractor = BuiltinExtractor.ofSignals()) {
            extractor.sinks();
        }
    }
}
