package io.reprise.app.recommend;

import io.reprise.app.store.Store;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.home.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recommender for each encoder that is asked for; of those that are not the usual one, few are remembered. */
public final class Recommenders {
    private static final int MOST_OTHERS = 3;
    /** Memory that all rankings may take while they are worked out: the largest alone, or many usual ones. */
    private static final long WORKING_BYTES = 100L << 20;

    private final Store store;
    private final Home home;
    private final long memoryBytes;
    private final WorkingMemory working = new WorkingMemory(WORKING_BYTES);
    private final Recommender usual;
    private final Map<FeatureSpec, Recommender> others = new LinkedHashMap<>(8, .75f, true);

    /**
     * Recommenders over a store and the cache of a home.
     *
     * @param encoder that everything is looked at with; none is opened
     * @param memoryBytes how much memory its analyses may take, and those of all others together half as much
     */
    public Recommenders(Store store, Home home, Encoder encoder, long memoryBytes) {
        this.store = store;
        this.home = home;
        this.memoryBytes = memoryBytes;
        this.usual = new Recommender(store, home, encoder, memoryBytes, working);
    }

    /** The one whose encoder everything is looked at with. */
    public Recommender usual() {
        return usual;
    }

    /** The one of this encoder. */
    public synchronized Recommender of(Encoder encoder) {
        FeatureSpec spec = encoder.spec();
        if (spec.equals(usual.spec())) {
            return usual;
        }
        Recommender known = others.get(spec);
        if (known == null) {
            known = new Recommender(store, home, encoder, memoryBytes / 2 / MOST_OTHERS, working);
            others.put(spec, known);
            if (others.size() > MOST_OTHERS) {
                others.remove(others.keySet().iterator().next());
            }
        }
        return known;
    }

    /** Something of this user's history changed, or was looked at. */
    public void changed(String userId) {
        all().forEach(one -> one.changed(userId));
    }

    private synchronized List<Recommender> all() {
        List<Recommender> all = new ArrayList<>(others.values());
        all.add(usual);
        return all;
    }
}
