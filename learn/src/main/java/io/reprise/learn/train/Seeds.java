package io.reprise.learn.train;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers from several whole numbers: java.util.Random alone starts alike for seeds that follow each other. */
final class Seeds {
    private Seeds() {}

    static Random random(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = new SplittableRandom(seed + part).nextLong();
        }
        return new Random(seed);
    }
}
