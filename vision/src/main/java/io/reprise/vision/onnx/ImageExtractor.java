package io.reprise.vision.onnx;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentLimit;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameGrid;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one video's frames through an image network, {@code sample_fps} of them a second: one moment a frame. Of a long
 * video fewer are looked at ({@link MomentLimit}).
 */
final class ImageExtractor implements FeatureExtractor, FrameSink {
    private final Manifest manifest;
    private final FeatureSpec spec;
    private final PixelWriter writer;
    private final FrameGrid grid;
    private final Inference inference;
    private final MomentLimit limit;
    private @Nullable ImageBatch batch;

    ImageExtractor(Manifest manifest, FeatureSpec spec, OnnxModel model, int workers) {
        this.manifest = manifest;
        this.spec = spec;
        writer = new PixelWriter(manifest.input(), 1);
        grid = new FrameGrid(manifest.sampleFps());
        limit = MomentLimit.ofDimensions(spec.dim());
        inference = new Inference(model, workers, 1, () -> new ImageBatch(model.batchSize(), writer.itemBytes()));
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public List<FrameSink> sinks() {
        return List.of(this);
    }

    @Override
    public FrameSize frameSize() {
        return manifest.input().decoded();
    }

    @Override
    public double framesPerSecond() {
        return manifest.sampleFps();
    }

    @Override
    public void frame(Frame frame) {
        if (grid.take(frame.timeMicros()) == 0 || !limit.wants(frame.timeMicros())) {
            return;
        }
        ImageBatch filling = batch == null ? inference.take() : batch;
        writer.write(frame, filling.pixels, filling.count, 0);
        filling.timesMicros[filling.count++] = frame.timeMicros();
        batch = filling;
        boolean full = limit.take(frame.timeMicros());
        if (full || filling.isFull()) {
            flush();
        }
        if (full) {
            inference.thin(limit);
        }
    }

    private void flush() {
        if (batch != null) {
            inference.submit(batch);
            batch = null;
        }
    }

    @Override
    public FeatureTrack finish() {
        flush();
        return TrackAssembly.join(spec, inference.finish());
    }

    @Override
    public void close() {
        inference.close();
    }
}
