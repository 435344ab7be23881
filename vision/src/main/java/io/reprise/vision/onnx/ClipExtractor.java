package io.reprise.vision.onnx;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentLimit;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameGrid;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one video's frames through a clip network: a clip of {@code frames} begins every {@code stride} frames, each
 * clip is one moment, at its middle. A segment's feature is the mean over the clips whose middle lies in it; one too
 * short for that takes the clip nearest to its middle. When the video ends inside a clip (or is shorter than one), its
 * last frame is repeated to fill it; so it is before a hole in the video that is longer than a clip. Of a long video not
 * every clip is looked at ({@link MomentLimit}).
 */
final class ClipExtractor implements FeatureExtractor, FrameSink {
    private final Manifest manifest;
    private final FeatureSpec spec;
    private final PixelWriter writer;
    private final FrameGrid grid;
    private final Inference inference;
    private final MomentLimit limit;
    private final Deque<OpenClip> open = new ArrayDeque<>();
    private @Nullable ImageBatch batch;
    private long sinceStart;
    private boolean complete;

    /** A clip that still wants frames: a place in a batch, and the times seen so far. */
    private static final class OpenClip {
        final ImageBatch batch;
        final int item;
        final long firstMicros;
        long lastMicros;
        int filled;

        OpenClip(ImageBatch batch, long firstMicros) {
            this.batch = batch;
            this.item = batch.count++;
            this.firstMicros = firstMicros;
        }
    }

    ClipExtractor(Manifest manifest, FeatureSpec spec, OnnxModel model, int workers) {
        this.manifest = manifest;
        this.spec = spec;
        writer = new PixelWriter(manifest.input(), manifest.frames());
        grid = new FrameGrid(manifest.clipFps());
        limit = MomentLimit.ofDimensions(spec.dim());
        int filling = 1 + manifest.openClips() / model.batchSize();
        inference = new Inference(model, workers, filling, () -> new ImageBatch(model.batchSize(), writer.itemBytes()));
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
        return manifest.clipFps();
    }

    @Override
    public void frame(Frame frame) {
        long points = grid.take(frame.timeMicros());
        if (points > manifest.frames()) {
            endOpenClips();
            points = 1;
        }
        for (long i = 0; i < points; i++) {
            add(frame);
        }
    }

    private void add(Frame frame) {
        if (sinceStart++ % manifest.stride() == 0 && limit.wants(frame.timeMicros())) {
            open.add(new OpenClip(roomyBatch(), frame.timeMicros()));
            if (limit.take(frame.timeMicros())) {
                inference.thin(limit);
            }
        }
        for (OpenClip clip : open) {
            writer.write(frame, clip.batch.pixels, clip.item, clip.filled++);
            clip.lastMicros = frame.timeMicros();
        }
        if (!open.isEmpty() && open.peek().filled == manifest.frames()) {
            close(open.remove());
        }
    }

    private ImageBatch roomyBatch() {
        ImageBatch roomy = batch == null || batch.isFull() ? inference.take() : batch;
        batch = roomy;
        return roomy;
    }

    private void close(OpenClip clip) {
        complete = true;
        clip.batch.timesMicros[clip.item] = clip.firstMicros + (clip.lastMicros - clip.firstMicros) / 2;
        if (clip.item == clip.batch.timesMicros.length - 1) {
            submit(clip.batch);
        }
    }

    /** Hands over a batch whose clips are complete; from then on it belongs to the workers. */
    private void submit(ImageBatch filled) {
        if (batch == filled) {
            batch = null;
        }
        inference.submit(filled);
    }

    /** Fills up the first open clip if it holds a frame that no other clip has; the rest hold none that it does not. */
    private void endOpenClips() {
        OpenClip first = open.peek();
        boolean seen = complete && first != null && first.filled <= manifest.frames() - manifest.stride();
        int keep = first == null || seen ? 0 : 1;
        while (open.size() > keep) {
            abandon(open.removeLast());
        }
        if (keep == 1) {
            OpenClip last = open.remove();
            for (int at = last.filled; at < manifest.frames(); at++) {
                writer.repeat(last.batch.pixels, last.item, last.filled - 1, at);
            }
            close(last);
        }
        sinceStart = 0;
        complete = false;
    }

    /** Gives the place of the clip that was begun last back. */
    private void abandon(OpenClip clip) {
        if (--clip.batch.count > 0) {
            batch = clip.batch;
        } else {
            inference.giveBack(clip.batch);
            batch = null;
        }
    }

    @Override
    public FeatureTrack finish() {
        endOpenClips();
        if (batch != null && batch.count > 0) {
            submit(batch);
        }
        return TrackAssembly.join(spec, inference.finish());
    }

    @Override
    public void close() {
        inference.close();
    }
}
