package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Which users are learned from and which are held out. Whole users are held out, by a hash of their name and the seed,
 * so that the split does not depend on the order or the number of users. Where users are few, whole videos take
 * their place ({@link TrainingSet#group}).
 *
 * @param share of the users that is held out, in [0, 1)
 * @param seed which users those are
 */
public record Split(double share, long seed) {
    public Split {
        if (!(share >= 0 && share < 1)) {
            throw new InvalidValueException("heldOut", "the share of held-out users must be in [0, 1), not " + share);
        }
    }

    /** Whether the user is held out. */
    public boolean holdsOut(String user) {
        return draw(user) < share;
    }

    private double draw(String group) {
        CRC32 hash = new CRC32();
        hash.update(group.getBytes(StandardCharsets.UTF_8));
        return Seeds.random(seed, hash.getValue()).nextDouble();
    }

    /** The cases of the users that are held out, or of the others. */
    public int[] cases(TrainingSet set, boolean heldOut) {
        Set<String> out = heldOut(set);
        return IntStream.range(0, set.size())
                .filter(i -> out.contains(set.group(i)) == heldOut)
                .toArray();
    }

    /** Of a few users, chance may hold out none or all: then it is one, or all but one. */
    private Set<String> heldOut(TrainingSet set) {
        List<String> groups = IntStream.range(0, set.size())
                .mapToObj(set::group)
                .distinct()
                .sorted(Comparator.comparingDouble(this::draw).thenComparing(Comparator.naturalOrder()))
                .toList();
        int chance = (int) groups.stream().filter(this::holdsOut).count();
        int least = share > 0 ? 1 : 0;
        return Set.copyOf(groups.subList(0, Math.max(0, Math.min(Math.max(least, chance), groups.size() - 1))));
    }
}
