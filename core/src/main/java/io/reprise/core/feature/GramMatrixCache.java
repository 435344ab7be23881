package io.reprise.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the similarity matrix between vectors that come and vectors of a video that stay: each row is computed once, and
 * the rows used longest ago are dropped. For any number of threads.
 */
public final class GramMatrixCache {
    private static final long MOST_NUMBERS = 1L << 20;

    private final NormalizedColumns columns;
    private final Map<Key, float[]> rows = new LinkedHashMap<>(16, .75f, true);

    /** A cache that is empty yet. */
    public GramMatrixCache(NormalizedColumns columns) {
        this.columns = columns;
    }

    /** A vector by its numbers. */
    private record Key(long present, float[] values, int hash) {
        static Key of(NormalizedRows vectors, int row) {
            float[] values = vectors.row(row);
            return new Key(vectors.present(row), values, Arrays.hashCode(values));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.present == present && Arrays.equals(key.values, values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Similarities.
     *
     * @return [vectors][columns], in [-1, 1]; 0 where two have no part in common; not to be written to
     */
    public float[][] similarities(NormalizedRows vectors) {
        float[][] found = new float[vectors.rows()][];
        Key[] keys = new Key[vectors.rows()];
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < keys.length; row++) {
            keys[row] = Key.of(vectors, row);
            float[] known = get(keys[row]);
            if (known == null) {
                missing.add(row);
            } else {
                found[row] = known;
            }
        }
        if (!missing.isEmpty()) {
            float[][] computed = columns.similarities(vectors.some(missing));
            for (int i = 0; i < computed.length; i++) {
                found[missing.get(i)] = computed[i];
                put(keys[missing.get(i)], computed[i]);
            }
        }
        return found;
    }

    private synchronized float @Nullable [] get(Key key) {
        return rows.get(key);
    }

    private synchronized void put(Key key, float[] similarities) {
        rows.put(key, similarities);
        var eldest = rows.entrySet().iterator();
        while ((long) rows.size() * columns.count() > MOST_NUMBERS && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }
}
