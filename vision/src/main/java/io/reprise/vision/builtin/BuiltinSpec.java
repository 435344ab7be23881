package io.reprise.vision.builtin;

import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import java.util.ArrayList;
import java.util.List;

/** The parts of the built-in vector, their places and weights; the weights come from docs/experiments-film.md. */
final class BuiltinSpec {
    private static final String ENCODER = "builtin/1";

    /** What the vector is. */
    static final FeatureSpec SPEC = new FeatureSpec(ENCODER, parts());

    /** Where the part "sound" begins. */
    static final int SOUND_OFFSET = SPEC.dim() - Heard.DIM;

    private final List<Descriptor> descriptors;

    BuiltinSpec(int width, int height) {
        descriptors = descriptors(width, height);
    }

    private static List<Descriptor> descriptors(int width, int height) {
        return List.of(
                new SpotDescriptor(width, height),
                new PairDescriptor(width, height),
                new LayoutDescriptor(width, height),
                new TextureDescriptor(width, height),
                new EdgeDescriptor(width, height));
    }

    /** All parts but the sound, which is not known yet, of a new vector. */
    float[] describe(Picture picture, Motion motion) {
        float[] vector = new float[SPEC.dim()];
        int offset = 0;
        for (Descriptor descriptor : descriptors) {
            descriptor.describe(picture, vector, offset);
            offset += descriptor.dim();
        }
        MotionPart.describe(motion, vector, offset);
        return vector;
    }

    private static List<FeaturePart> parts() {
        List<FeaturePart> parts = new ArrayList<>();
        for (Descriptor descriptor : descriptors(16, 16)) {
            parts.add(part(parts, descriptor.name(), descriptor.dim()));
        }
        parts.add(part(parts, "motion", MotionPart.DIM));
        parts.add(part(parts, "sound", Heard.DIM));
        return parts;
    }

    private static FeaturePart part(List<FeaturePart> before, String name, int dim) {
        int offset = before.isEmpty() ? 0 : before.get(before.size() - 1).end();
        return new FeaturePart(name, offset, dim, weight(name));
    }

    /** What each part is worth, from the ablations in docs/experiments-film.md. */
    private static double weight(String part) {
        return switch (part) {
            case "colour" -> 2;
            case "pairs", "texture" -> 1;
            case "layout" -> .25;
            default -> .5;
        };
    }
}
