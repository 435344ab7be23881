package io.reprise.vision.builtin;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.vision.onnx.BundledNetwork;

/** The encoder that is always there, nothing to download: a small network that is part of the program, and descriptors. */
public final class BuiltinEncoder implements Encoder {
    private final BundledNetwork network = new BundledNetwork();

    @Override
    public FeatureSpec spec() {
        return BuiltinSpec.SPEC;
    }

    @Override
    public FeatureExtractor open() {
        return new BuiltinExtractor(network.open());
    }

    @Override
    public void close() {
        network.close();
    }
}
