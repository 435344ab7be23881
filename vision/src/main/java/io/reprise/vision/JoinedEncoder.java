package io.reprise.vision;

import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several encoders as one: their vectors one after the other, each encoder's parts keeping their weights relative to one
 * another and together weighing as much as every other encoder's. All look at the same decoding.
 */
public final class JoinedEncoder implements Encoder {
    private final List<Encoder> encoders;
    private final FeatureSpec spec;

    /** Joins at least two encoders; closing this closes them. */
    public JoinedEncoder(List<? extends Encoder> encoders) {
        if (encoders.size() < 2) {
            throw new IllegalArgumentException("joining takes at least two encoders, not " + encoders.size());
        }
        this.encoders = List.copyOf(encoders);
        this.spec = specOf(this.encoders.stream().map(Encoder::spec).toList());
    }

    private static FeatureSpec specOf(List<FeatureSpec> specs) {
        List<FeaturePart> parts = new ArrayList<>();
        int offset = 0;
        for (FeatureSpec spec : specs) {
            double sum = spec.parts().stream().mapToDouble(FeaturePart::weight).sum();
            String prefix = spec.encoder().replaceFirst("/.*", "") + ".";
            for (FeaturePart part : spec.parts()) {
                parts.add(new FeaturePart(
                        prefix + part.name(), offset + part.offset(), part.length(), part.weight() / sum));
            }
            offset += spec.dim();
        }
        return new FeatureSpec(specs.stream().map(FeatureSpec::encoder).collect(Collectors.joining("+")), parts);
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public int threads() {
        return encoders.stream().mapToInt(Encoder::threads).sum();
    }

    @Override
    public List<Encoder> members() {
        return encoders;
    }

    @Override
    public FeatureTrack join(List<FeatureTrack> tracks) {
        return JoinedTracks.join(spec, tracks);
    }

    @Override
    public FeatureExtractor open() {
        List<FeatureExtractor> opened = new ArrayList<>();
        try {
            for (Encoder encoder : encoders) {
                opened.add(encoder.open());
            }
            return new JoinedExtractor(spec, opened);
        } catch (RuntimeException e) {
            opened.forEach(FeatureExtractor::close);
            throw e;
        }
    }

    @Override
    public void close() {
        encoders.forEach(Encoder::close);
    }
}
