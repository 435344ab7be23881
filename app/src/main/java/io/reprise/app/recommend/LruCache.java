package io.reprise.app.recommend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values used lately, up to a total weight; those not used for longest go first. For any number of threads. By hand, because
 * it is these forty lines: a library's cache would bring 1.1 MB for the same map, and evicts later, on a thread of its own.
 */
final class LruCache<K, V> {
    private final Map<K, V> values = new LinkedHashMap<>(16, .75f, true);
    private final ToLongFunction<V> weigher;
    private final long most;
    private long weight;

    LruCache(long most, ToLongFunction<V> weigher) {
        this.most = most;
        this.weigher = weigher;
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    /** Keeps a value; one that is heavier than everything together is not kept. */
    synchronized void put(K key, V value) {
        remove(key);
        long heavy = weigher.applyAsLong(value);
        if (heavy > most) {
            return;
        }
        values.put(key, value);
        weight += heavy;
        var eldest = values.entrySet().iterator();
        while (weight > most && eldest.hasNext()) {
            V gone = eldest.next().getValue();
            eldest.remove();
            weight -= weigher.applyAsLong(gone);
        }
    }

    synchronized void remove(K key) {
        V old = values.remove(key);
        if (old != null) {
            weight -= weigher.applyAsLong(old);
        }
    }

    synchronized void clear() {
        values.clear();
        weight = 0;
    }
}
