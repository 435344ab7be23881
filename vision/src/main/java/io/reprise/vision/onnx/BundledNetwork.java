package io.reprise.vision.onnx;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.frame.FrameSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The image network that is part of the program, written by {@code reprise distil}: it is loaded from the class path when
 * the first video is opened, and runs on the thread that hands it the frames. Every frame it is given is looked at.
 */
public final class BundledNetwork implements NetworkEncoder {
    private static final String RESOURCE = "content.onnx";
    private static final int SIDE = 96;
    private static final int DIM = 256;
    private static final Manifest MANIFEST = new Manifest(
            "content",
            1,
            Path.of(RESOURCE),
            Path.of(RESOURCE),
            null,
            new InputSpec(
                    "image",
                    Layout.NCHW,
                    PixelType.FLOAT32,
                    SIDE,
                    SIDE,
                    new FrameSize(SIDE, SIDE, FrameSize.Fit.STRETCH),
                    false,
                    0,
                    255,
                    new float[3],
                    new float[] {1, 1, 1}),
            "feature",
            DIM,
            1,
            0,
            1,
            0);

    /** What its vectors are: 256 numbers, of length 1. */
    public static final FeatureSpec SPEC = FeatureSpec.single("content/1", DIM);

    private @Nullable OnnxModel model;

    /** The ONNX file's bytes. */
    public static byte[] file() {
        try (InputStream in = BundledNetwork.class.getResourceAsStream(RESOURCE)) {
            return Objects.requireNonNull(in, RESOURCE + " is not in the program")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public FeatureExtractor open() {
        return new ImageExtractor(MANIFEST, SPEC, model(), 0);
    }

    @Override
    public double runtimeSeconds(long items) {
        return model().seconds(items);
    }

    private synchronized OnnxModel model() {
        if (model == null) {
            model = OnnxModel.load(MANIFEST, file());
        }
        return model;
    }

    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
