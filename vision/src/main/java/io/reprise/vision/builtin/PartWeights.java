package io.reprise.vision.builtin;

/**
 * How much each part of the built-in vector counts in its similarity, relative to the others, positive. Measured on clips
 * and film: docs/experiments-encoder.md.
 *
 * @param content what the network saw
 * @param colour colours and where they are
 * @param texture local binary patterns
 * @param edges directions of edges
 * @param motion motion of the picture
 * @param sound the sound around a moment
 */
record PartWeights(double content, double colour, double texture, double edges, double motion, double sound) {
    /** What {@code builtin/2} uses; another weight is another version of the encoder. */
    static final PartWeights BUILTIN_2 = new PartWeights(10, 2, 1.5, 1, 1, 1);

    PartWeights {
        double least = Math.min(Math.min(content, colour), Math.min(Math.min(texture, edges), Math.min(motion, sound)));
        if (!(least > 0)) {
            throw new IllegalArgumentException("a part's weight is positive, not " + least);
        }
    }

    /** The weight of a part, by its name. */
    double of(String part) {
        return switch (part) {
            case "content" -> content;
            case "colour" -> colour;
            case "texture" -> texture;
            case "edges" -> edges;
            case "motion" -> motion;
            case "sound" -> sound;
            default -> throw new IllegalArgumentException("the built-in vector has no part '" + part + "'");
        };
    }
}
