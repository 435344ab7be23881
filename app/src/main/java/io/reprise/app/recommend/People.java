package io.reprise.app.recommend;

import io.reprise.app.store.PersonRecords;
import io.reprise.app.store.Store;
import io.reprise.core.history.Origin;
import io.reprise.engine.history.HighlightStore;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.history.PersonalHistory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Histories of the users seen lately. What another process changes in the store is seen within a second. */
final class People {
    private static final long FRESH_NANOS = 1_000_000_000;
    /** Reading one video's analysis that is not in memory, and cutting it. */
    private static final long ASSEMBLING_BYTES = 40L << 20;
    /** A record of a highlight with its texts. */
    private static final long RECORD_BYTES = 500;

    private final HighlightStore store;
    private final AnalysisLoader memory;
    private final WorkingMemory working;
    private final LruCache<String, Known> known;
    private final Map<String, Long> changes = new ConcurrentHashMap<>();

    /**
     * Those of a store.
     *
     * @param bytes how much memory they may take
     * @param working what building them may take
     */
    People(Store store, AnalysisLoader memory, long bytes, WorkingMemory working) {
        this.store = user -> store.read(transaction -> new PersonRecords(transaction).of(user));
        this.memory = memory;
        this.working = working;
        this.known = new LruCache<>(bytes, one -> one.person().bytes());
    }

    /**
     * A user's history as it was built.
     *
     * @param record what it was built of
     */
    record Person(PersonRecord record, PersonalHistory history) {
        /** Estimate of the memory it takes. */
        long bytes() {
            long vectors = (long) history.history().highlights().size()
                    + history.history().negatives().size();
            return recordBytes()
                    + Float.BYTES * vectors * history.history().spec().dim();
        }

        /** Of what it was built of alone. */
        long recordBytes() {
            return RECORD_BYTES
                    * (1L
                            + record.highlights().size()
                            + record.rejected().size()
                            + record.shown().size());
        }
    }

    private record Known(Person person, long readNanos) {}

    /** What is known of a user now, by id. */
    Person of(String userId) {
        Known last = known.get(userId);
        long now = System.nanoTime(); // never set back
        if (last != null && now - last.readNanos() < FRESH_NANOS) {
            return last.person();
        }
        Long change = changes.getOrDefault(userId, 0L);
        PersonRecord stored = store.person(userId);
        boolean same = last != null
                && last.person().record().equals(stored)
                && last.person().history().missing().isEmpty();
        Person person = same && last != null ? last.person() : build(stored);
        synchronized (this) {
            if (change.equals(changes.getOrDefault(userId, 0L))) {
                known.put(userId, new Known(person, now));
            }
        }
        return person;
    }

    private Person build(PersonRecord stored) {
        Stream<Origin> origins = Stream.of(
                        stored.highlights().stream().flatMap(highlight -> highlight.origin().stream()),
                        stored.rejected().stream(),
                        stored.shown().stream())
                .flatMap(each -> each);
        boolean inMemory = origins.map(Origin::video).distinct().allMatch(memory::isInMemory);
        return inMemory
                ? new Person(stored, HistoryAssembler.assemble(stored, memory))
                : working.with(ASSEMBLING_BYTES, () -> new Person(stored, HistoryAssembler.assemble(stored, memory)));
    }

    /** Notes that something of this user changed in the store, or was analysed. */
    synchronized void changed(String userId) {
        changes.merge(userId, 1L, Long::sum);
        known.remove(userId);
    }
}
