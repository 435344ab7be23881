package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import java.util.SplittableRandom;

/** Silences hidden units at random while training; the masks come from a seed, so that a run can be repeated. */
final class Dropout {
    private final double rate;
    private final SplittableRandom random;

    /**
     * Masks from a seed.
     *
     * @param rate share of the units that is silenced, in [0, 1)
     */
    Dropout(double rate, long seed) {
        this.rate = rate;
        this.random = new SplittableRandom(seed);
    }

    /** Nothing is silenced: for applying a network. */
    static Dropout none() {
        return new Dropout(0, 0);
    }

    NDArray apply(NDArray hidden, TorchDevice device) {
        if (rate == 0) {
            return hidden;
        }
        float[] mask = new float[Math.toIntExact(hidden.size())];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : kept;
        }
        return hidden.mul(device.array(mask, hidden.getShape().getShape()));
    }
}
