package io.reprise.bench;

import io.reprise.core.frame.Frame;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.gif.GifEncoder;
import io.reprise.media.render.gif.GifOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A GIF of 24 pictures of 240 x 136: palette, dithering, choice of pixels, LZW; time a picture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GifBenchmark {
    private static final int PICTURES = 24;
    private static final int WIDTH = 240;
    private static final int HEIGHT = 136;
    private static final int COLOURS = 255;

    private final Frame[] frames = DrawnFrames.of(PICTURES, WIDTH, HEIGHT);

    /** {@link GifEncoder} at the usual quality. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public byte[] gif() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifOptions options = GifOptions.ofQuality(RenderOptions.USUAL_QUALITY, COLOURS);
        GifEncoder encoder = new GifEncoder(out, new GifEncoder.Plan(WIDTH, HEIGHT, options, "", 0, 1));
        for (Frame frame : frames) {
            encoder.add(2 * frame.timeMicros(), frame.rgb());
        }
        encoder.finish(2L * PICTURES * frames[1].timeMicros());
        return out.toByteArray();
    }
}
