package io.reprise.core.feature;

import io.reprise.core.math.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weighted sums of the similarities to many vectors, the columns, for somebody who asks again and again: the similarities
 * to vectors that always count are worked out once, those to others are remembered as they come and the least used are
 * forgotten. A sum then costs a number for each column, whatever the dimension. For any number of threads.
 */
public final class RememberedSimilarities {
    /** Of others that it does not know it learns no more than this at once: folding all is faster than more. */
    private static final int MOST_NEW = 8;
    /** Numbers kept of others. */
    private static final int MOST_NUMBERS = 1 << 20;

    private final PlacedColumns columns;
    private final int always;
    private final float[] toAlways;
    private final Map<Key, float[]> others = new LinkedHashMap<>(16, .75f, true);

    /**
     * Works out the similarities to those that always count.
     *
     * @param always what counts in every sum
     */
    public RememberedSimilarities(PlacedColumns columns, PlacedVectors always) {
        this.columns = columns;
        this.always = always.rows();
        toAlways = new float[Math.multiplyExact(always.rows(), columns.count())];
        float[][] similarities = columns.similarities(always);
        for (int row = 0; row < similarities.length; row++) {
            System.arraycopy(similarities[row], 0, toAlways, row * columns.count(), columns.count());
        }
    }

    /** A vector by its numbers. */
    private record Key(long present, float[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.present == present && Arrays.equals(key.values, values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /**
     * The similarities to some others [others][columns], known or learned now.
     *
     * @return empty if too many were new; some of them are known the next time
     */
    public Optional<float[][]> to(PlacedVectors vectors) {
        float[][] found = new float[vectors.rows()][];
        List<Integer> unknown = new ArrayList<>();
        Key[] keys = new Key[vectors.rows()];
        for (int row = 0; row < found.length; row++) {
            keys[row] = new Key(vectors.present(row), vectors.row(row));
        }
        synchronized (others) {
            for (int row = 0; row < found.length; row++) {
                float[] known = others.get(keys[row]);
                if (known == null) {
                    unknown.add(row);
                } else {
                    found[row] = known;
                }
            }
        }
        List<Integer> learned = unknown.subList(0, Math.min(unknown.size(), MOST_NEW));
        if (!learned.isEmpty()) {
            float[][] similarities = columns.similarities(vectors.some(learned));
            synchronized (others) {
                for (int i = 0; i < similarities.length; i++) {
                    found[learned.get(i)] = similarities[i];
                    others.put(keys[learned.get(i)], similarities[i]);
                }
                forget();
            }
        }
        return learned.size() == unknown.size() ? Optional.of(found) : Optional.empty();
    }

    private void forget() {
        var eldest = others.entrySet().iterator();
        while ((long) others.size() * columns.count() > MOST_NUMBERS && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }

    /**
     * Several sums.
     *
     * @param toOthers from {@link #to}
     * @param coefficients of the others and then of those that always count [sums][vectors]
     * @return [sums][columns]
     */
    public double[][] sums(float[][] toOthers, double[][] coefficients) {
        int count = columns.count();
        int sums = coefficients.length;
        float[] factors = new float[sums * always];
        float[] totals = new float[sums * count];
        for (int sum = 0; sum < sums; sum++) {
            for (int other = 0; other < toOthers.length; other++) {
                float factor = (float) coefficients[sum][other];
                Dense.addScaled(factor, toOthers[other], 0, totals, sum * count, count);
            }
            for (int i = 0; i < always; i++) {
                factors[sum * always + i] = (float) coefficients[sum][toOthers.length + i];
            }
        }
        Dense.addProduct(factors, sums, always, toAlways, 0, count, totals);
        double[][] rows = new double[sums][count];
        for (int sum = 0; sum < sums; sum++) {
            for (int column = 0; column < count; column++) {
                rows[sum][column] = totals[sum * count + column];
            }
        }
        return rows;
    }
}
