package io.reprise.app.recommend;

import io.reprise.app.store.Highlights;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.time.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tastes of the users seen lately. What another process changes in the store is seen within a second. */
final class Tastes {
    private static final long FRESH_MILLIS = 1000;
    private static final int MOST_USERS = 500;

    private final Store store;
    private final AnalysisMemory memory;
    private final RecentMap<String, Known> known = new RecentMap<>(MOST_USERS, taste -> 1);
    private final Map<String, Long> changes = new ConcurrentHashMap<>();

    Tastes(Store store, AnalysisMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    private record Known(Taste taste, Stored stored, long readMillis) {}

    private record Stored(List<StoredHighlight> highlights, Map<String, List<TimeRange>> rejected) {}

    /** What a user likes now. */
    Taste of(String userId) {
        Known last = known.get(userId);
        long now = System.currentTimeMillis();
        if (last != null && now - last.readMillis() < FRESH_MILLIS) {
            return last.taste();
        }
        Long change = changes.getOrDefault(userId, 0L);
        Stored stored = read(userId);
        boolean same = last != null
                && last.stored().equals(stored)
                && last.taste().unseen().isEmpty();
        Taste taste = same && last != null
                ? last.taste()
                : new TasteBuilder(memory).build(stored.highlights(), stored.rejected());
        synchronized (this) {
            if (change.equals(changes.getOrDefault(userId, 0L))) {
                known.put(userId, new Known(taste, stored, now));
            }
        }
        return taste;
    }

    /** Something of this user's changed. */
    synchronized void changed(String userId) {
        changes.merge(userId, 1L, Long::sum);
        known.remove(userId);
    }

    private Stored read(String userId) {
        return store.read(transaction -> new Stored(
                new Highlights(transaction).of(userId),
                transaction
                        .query(
                                "select video_sha256, start_micros, end_micros from feedback where user_id = ?"
                                        + " and kind = 'rejected' order by id",
                                row -> Map.entry(
                                        row.text("video_sha256"),
                                        new TimeRange(row.number("start_micros"), row.number("end_micros"))),
                                userId)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())))));
    }
}
