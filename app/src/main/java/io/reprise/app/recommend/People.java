package io.reprise.app.recommend;

import io.reprise.app.store.PersonRecords;
import io.reprise.app.store.Store;
import io.reprise.engine.history.HighlightStore;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.history.PersonalHistory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Histories of the users seen lately. What another process changes in the store is seen within a second. */
final class People {
    private static final long FRESH_MILLIS = 1000;
    private static final int MOST_USERS = 500;

    private final HighlightStore store;
    private final AnalysisLoader memory;
    private final LruCache<String, Known> known = new LruCache<>(MOST_USERS, person -> 1);
    private final Map<String, Long> changes = new ConcurrentHashMap<>();

    People(Store store, AnalysisLoader memory) {
        this.store = user -> store.read(transaction -> new PersonRecords(transaction).of(user));
        this.memory = memory;
    }

    /**
     * A user's history as it was built.
     *
     * @param record what it was built of
     */
    record Person(PersonRecord record, PersonalHistory history) {}

    private record Known(Person person, long readMillis) {}

    /** What is known of a user now, by id. */
    Person of(String userId) {
        Known last = known.get(userId);
        long now = System.currentTimeMillis();
        if (last != null && now - last.readMillis() < FRESH_MILLIS) {
            return last.person();
        }
        Long change = changes.getOrDefault(userId, 0L);
        PersonRecord stored = store.person(userId);
        boolean same = last != null
                && last.person().record().equals(stored)
                && last.person().history().missing().isEmpty();
        Person person =
                same && last != null ? last.person() : new Person(stored, HistoryAssembler.assemble(stored, memory));
        synchronized (this) {
            if (change.equals(changes.getOrDefault(userId, 0L))) {
                known.put(userId, new Known(person, now));
            }
        }
        return person;
    }

    /** Notes that something of this user changed in the store, or was analysed. */
    synchronized void changed(String userId) {
        changes.merge(userId, 1L, Long::sum);
        known.remove(userId);
    }
}
