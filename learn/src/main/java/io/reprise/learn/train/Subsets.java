package io.reprise.learn.train;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Random parts of a history, so that short histories, and none, are learned too.
 *
 * @param whole probability that the history is left as it is; else its size is drawn evenly from 0 to all
 * @param most highlights that are ever kept
 */
public record Subsets(double whole, int most) {
    public Subsets {
        if (!(whole >= 0 && whole <= 1) || most < 1) {
            throw new InvalidValueException(
                    "wholeHistory",
                    "a history is kept with a probability in [0, 1] and at least 1 highlight, not " + whole + ", "
                            + most);
        }
    }

    /** A part of the history, in the same order. */
    public History draw(History history, Random random) {
        int size = random.nextDouble() < whole ? history.size() : random.nextInt(history.size() + 1);
        return size == history.size() && size <= most ? history : take(history, Math.min(size, most), random);
    }

    private static History take(History history, int size, Random random) {
        BitSet taken = new BitSet();
        while (taken.cardinality() < size) {
            taken.set(random.nextInt(history.size()));
        }
        List<Highlight> kept = new ArrayList<>();
        taken.stream().forEach(i -> kept.add(history.highlights().get(i)));
        return history.with(kept);
    }
}
