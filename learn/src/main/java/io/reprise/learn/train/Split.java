package io.reprise.learn.train;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Which users are learned from and which are held out. Whole users are held out, by a hash of their name and the seed,
 * so that the split does not depend on the order or the number of users.
 *
 * @param share of the users that is held out, in [0, 1)
 * @param seed which users those are
 */
public record Split(double share, long seed) {
    public Split {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("the share of held-out users must be in [0, 1), not " + share);
        }
    }

    /** Whether the user is held out. */
    public boolean holdsOut(String user) {
        CRC32 hash = new CRC32();
        hash.update(user.getBytes(StandardCharsets.UTF_8));
        return Seeds.random(seed, hash.getValue()).nextDouble() < share;
    }

    /** The cases of the users that are held out, or of the others. */
    public int[] cases(TrainingSet set, boolean heldOut) {
        return IntStream.range(0, set.size())
                .filter(i -> holdsOut(set.user(i)) == heldOut)
                .toArray();
    }
}
