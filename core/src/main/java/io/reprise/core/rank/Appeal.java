package io.reprise.core.rank;

import java.util.OptionalDouble;

/**
 * What makes a segment worth a look whoever looks, and what speaks against it: measured on its own frames and sound,
 * not yet compared with the rest of the video.
 *
 * @param motion how much moves, mean absolute change between frames, in [0, 1]
 * @param surprise the largest sudden change of motion inside, in [0, 1]
 * @param sharpness fine detail, in [0, 1]
 * @param colourfulness spread of colours, in [0, 1]
 * @param loudness how loud against the video's own level, in decibels; empty without sound
 * @param onset the strongest sudden sound, in decibels of rise; empty without sound
 * @param black share of its frames that are black, in [0, 1]
 * @param frozen share of its frames in which nothing moves, in [0, 1]
 * @param text likelihood that it is a title or credits, in [0, 1]
 */
public record Appeal(
        double motion,
        double surprise,
        double sharpness,
        double colourfulness,
        OptionalDouble loudness,
        OptionalDouble onset,
        double black,
        double frozen,
        double text) {
    public Appeal {
        for (double value : new double[] {motion, surprise, sharpness, colourfulness, black, frozen, text}) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("an appeal signal is " + value + ", not in [0, 1]");
            }
        }
        for (OptionalDouble value : new OptionalDouble[] {loudness, onset}) {
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                throw new IllegalArgumentException("a sound signal is " + value.getAsDouble());
            }
        }
    }
}
