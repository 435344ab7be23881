package io.reprise.vision.builtin;

import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.vision.onnx.BundledNetwork;
import java.util.ArrayList;
import java.util.List;

/** The parts of the built-in vector, their places and weights. */
final class BuiltinSpec {
    private static final String ENCODER = "builtin/2";

    /** What the vector is. */
    static final FeatureSpec SPEC = new FeatureSpec(ENCODER, parts());

    /** Where the part "content" begins: what the network saw. */
    static final int CONTENT_OFFSET = 0;

    /** Where the part "sound" begins. */
    static final int SOUND_OFFSET = SPEC.dim() - AudioFeatures.DIM;

    private final List<Descriptor> descriptors;

    BuiltinSpec(int width, int height) {
        descriptors = descriptors(width, height);
    }

    private static List<Descriptor> descriptors(int width, int height) {
        return List.of(
                new SpotDescriptor(width, height),
                new TextureDescriptor(width, height),
                new EdgeDescriptor(width, height));
    }

    /** All parts but content and sound, which are not known yet, of a new vector. */
    float[] describe(Picture picture, Motion motion) {
        float[] vector = new float[SPEC.dim()];
        int offset = BundledNetwork.SPEC.dim();
        for (Descriptor descriptor : descriptors) {
            descriptor.describe(picture, vector, offset);
            offset += descriptor.dim();
        }
        MotionPart.describe(motion, vector, offset);
        return vector;
    }

    private static List<FeaturePart> parts() {
        List<FeaturePart> parts = new ArrayList<>();
        parts.add(part(parts, "content", BundledNetwork.SPEC.dim()));
        for (Descriptor descriptor : descriptors(16, 16)) {
            parts.add(part(parts, descriptor.name(), descriptor.dim()));
        }
        parts.add(part(parts, "motion", MotionPart.DIM));
        parts.add(part(parts, "sound", AudioFeatures.DIM));
        return parts;
    }

    private static FeaturePart part(List<FeaturePart> before, String name, int dim) {
        int offset = before.isEmpty() ? 0 : before.get(before.size() - 1).end();
        return new FeaturePart(name, offset, dim, PartWeights.BUILTIN_2.of(name));
    }
}
