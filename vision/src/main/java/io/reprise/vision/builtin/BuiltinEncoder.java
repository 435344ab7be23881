package io.reprise.vision.builtin;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureSpec;

/** The encoder that is always there: nothing to download, nothing learned. */
public final class BuiltinEncoder implements Encoder {
    @Override
    public FeatureSpec spec() {
        return BuiltinSpec.SPEC;
    }

    @Override
    public FeatureExtractor open() {
        return new BuiltinExtractor();
    }

    @Override
    public void close() {}
}
