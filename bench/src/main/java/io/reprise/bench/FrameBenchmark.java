package io.reprise.bench;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.media.cut.CutDetector;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.builtin.BuiltinExtractor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done with every decoded frame, by 96 of them; a reader that wants fewer takes those that it would. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameBenchmark {
    private static final int FRAMES = 96;
    private static final int NETWORK_SIDE = 96;

    private final Frame[] forCuts = frames(new CutDetector());
    private final Frame[] forSignals = frames(BuiltinExtractor.ofSignals());
    private final Frame[] forNetwork = DrawnFrames.of(FRAMES, NETWORK_SIDE, NETWORK_SIDE);

    private static Frame[] frames(FrameSink reader) {
        FrameSize size = reader.frameSize();
        return DrawnFrames.of(FRAMES, size.width(), size.height());
    }

    /** Hard cuts. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long[] cuts() {
        CutDetector detector = new CutDetector();
        read(forCuts, detector);
        return detector.cutsMicros();
    }

    /** Generic signals: motion, sharpness, titles and the like. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public Object signals() {
        try (BuiltinExtractor extractor = BuiltinExtractor.ofSignals()) {
            read(forSignals, extractor);
            return extractor.signals();
        }
    }

    /** The built-in encoder: descriptors, and the network on what differs; loading it is a part. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public Object encoder() {
        try (BuiltinEncoder encoder = new BuiltinEncoder();
                FeatureExtractor extractor = encoder.open()) {
            read(forSignals, extractor.sinks().get(0));
            read(forNetwork, extractor.sinks().get(1));
            return extractor.finish();
        }
    }

    private static void read(Frame[] frames, FrameSink reader) {
        for (Frame frame : frames) {
            reader.frame(frame);
        }
    }
}
