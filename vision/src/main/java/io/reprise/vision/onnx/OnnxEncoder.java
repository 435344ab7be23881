package io.reprise.vision.onnx;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.file.Sha256;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSize;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained network as an encoder. Its name carries the first digits of a hash over the model and everything in the
 * manifest that changes features, so that features of two different set-ups are never taken for the same. The model
 * itself is loaded when the first video is opened.
 */
public final class OnnxEncoder implements NetworkEncoder {
    private final Manifest manifest;
    private final ExecutionDevice device;
    private final int threads;
    private final FeatureSpec spec;
    private @Nullable OnnxModel model;

    private OnnxEncoder(Manifest manifest, ExecutionDevice device, int threads) {
        this.manifest = manifest;
        this.device = device;
        this.threads = threads;
        String hash = weightsHash(manifest);
        String digits = Sha256.of(hash + " " + manifest.parameters()).substring(0, 8);
        spec = FeatureSpec.single(manifest.name() + "/" + manifest.version() + "-" + digits, manifest.dim());
    }

    /**
     * An encoder from its manifest.
     *
     * @param threads threads the network may use beside the one that decodes; with 0 that one does everything
     * @throws DoesNotFitException if the manifest is bad; a bad model is told of by {@link #open} at the latest
     */
    public static OnnxEncoder of(Path manifest, ExecutionDevice device, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("a network takes 0 or more threads, not " + threads);
        }
        return new OnnxEncoder(ManifestReader.read(manifest), device, threads);
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    /** Threads it takes from the decoding: none where a card does the work. */
    @Override
    public int threads() {
        return device == ExecutionDevice.CPU ? threads : 0;
    }

    /** Threads that run it: one that waits for the card, or those granted. */
    private int workers() {
        return device == ExecutionDevice.CPU ? threads : 1;
    }

    @Override
    public FeatureExtractor open() {
        return manifest.isClip()
                ? new ClipExtractor(manifest, spec, model(), workers())
                : new ImageExtractor(manifest, spec, model(), workers());
    }

    @Override
    public double runtimeSeconds(long items) {
        return model().seconds(items);
    }

    /**
     * Runs the network once on a grey picture or clip.
     *
     * @throws DoesNotFitException if the model is not what the manifest says
     */
    public void trial() {
        try (FeatureExtractor extractor = open()) {
            FrameSize size = manifest.input().decoded();
            byte[] grey = new byte[3 * size.width() * size.height()];
            Arrays.fill(grey, (byte) 128);
            extractor.sinks().get(0).frame(new Frame(0, size.width(), size.height(), grey));
            extractor.finish();
        }
    }

    private synchronized OnnxModel model() {
        if (model == null) {
            checkHash();
            model = OnnxModel.load(manifest, device, 1);
        }
        return model;
    }

    /** The model file's declared or computed hash; with external weights, a hash over those as well. */
    private static String weightsHash(Manifest manifest) {
        Set<String> beside = OnnxFile.externalData(manifest.model());
        StringBuilder hashes =
                new StringBuilder(manifest.sha256() == null ? ModelHash.of(manifest.model()) : manifest.sha256());
        for (String file : beside) {
            hashes.append(' ').append(ModelHash.of(manifest.model().resolveSibling(file)));
        }
        return hashes.toString();
    }

    private void checkHash() {
        if (manifest.sha256() == null) {
            return; // then the name holds what was computed
        }
        String found = ModelHash.of(manifest.model());
        if (!manifest.sha256().equals(found)) {
            throw new DoesNotFitException(
                    "no-encoder",
                    manifest.model() + " is not the file its manifest means: sha256 is " + found
                            + ", the manifest says " + manifest.sha256());
        }
    }

    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
