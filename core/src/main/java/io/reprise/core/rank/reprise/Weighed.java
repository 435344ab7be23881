package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Scores;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A weighted sum of inputs that is grown term by term, each term in the part of the score that people are shown. */
final class Weighed {
    /** What was clipped already, or touches it, is put far below everything that was not seen yet. */
    private static final double SEEN = -6;

    private final Map<Input.Part, double[]> parts = new EnumMap<>(Input.Part.class);
    private final int size;

    Weighed(int size) {
        this.size = size;
        for (Input.Part part : Input.Part.values()) {
            parts.put(part, new double[size]);
        }
    }

    /** Adds weight x values to a part. */
    Weighed plus(Input.Part part, double[] values, double weight) {
        add(parts.getOrDefault(part, new double[size]), values, weight);
        return this;
    }

    /** Adds what counts with any weights: what was seen already. */
    Weighed plusSeen(SegmentInputs inputs) {
        return plus(Input.SEEN.part(), inputs.get(Input.SEEN), SEEN);
    }

    /** The sums, and the parts they are made of. */
    Scores scores() {
        double[] total = new double[size];
        Map<String, double[]> named = new LinkedHashMap<>();
        parts.forEach((part, values) -> {
            add(total, values, 1);
            named.put(part.name().toLowerCase(Locale.ROOT), values);
        });
        return new Scores(total, named);
    }

    static void add(double[] sum, double[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }
}
