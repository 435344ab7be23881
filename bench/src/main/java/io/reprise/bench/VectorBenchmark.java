package io.reprise.bench;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.PartwiseCosine;
import io.reprise.core.math.Dense;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Inner product of 4,096 values, and the cosine of two vectors of the built-in encoder, part by part. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBenchmark {
    private static final int DIM = 4096;

    private final float[] scratch = Dense.scratch();
    private final float[] pair = RandomVectors.of(2, DIM).values();
    private final FeatureSpec spec = spec();
    private final FeatureMatrix vectors = RandomVectors.of(2, spec.dim());
    private final PartwiseCosine cosine = new PartwiseCosine(spec);

    static FeatureSpec spec() {
        try (BuiltinEncoder encoder = new BuiltinEncoder()) {
            return encoder.spec();
        }
    }

    /** {@link Dense#dot}. */
    @Benchmark
    public float dot() {
        return Dense.dot(pair, 0, pair, DIM, DIM, scratch);
    }

    /** {@link PartwiseCosine#of}. */
    @Benchmark
    public double cosine() {
        return cosine.of(vectors, 0, vectors, 1);
    }
}
