package io.reprise.vision.builtin;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.vision.onnx.BundledNetwork;
import io.reprise.vision.onnx.NetworkEncoder;

/** The encoder that is always there, nothing to download: a small network that is part of the program, and descriptors. */
public final class BuiltinEncoder implements NetworkEncoder {
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
    public double runtimeSeconds(long items) {
        return network.runtimeSeconds(items);
    }

    @Override
    public void close() {
        network.close();
    }
}
