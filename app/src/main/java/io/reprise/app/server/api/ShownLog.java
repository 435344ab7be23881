package io.reprise.app.server.api;

import io.reprise.app.recommend.Recommendation;
import io.reprise.app.store.ShownSuggestion;
import io.reprise.app.store.Suggestions;
import io.reprise.app.store.Transaction;
import io.reprise.engine.suggest.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Suggestions that were answered lately, in memory: a question only reads. They are stored when the page says that it
 * showed them, or when one of them is kept or rejected.
 */
public final class ShownLog {
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Answered> answered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Answered(String sha256, ShownSuggestion suggestion) {}

    /** Remembers what a user was answered about a video. */
    synchronized void add(String userId, String sha256, Recommendation found) {
        List<Suggestion> moments = found.suggestions().moments();
        for (int i = 0; i < moments.size(); i++) {
            String id = found.ids().get(i);
            String key = key(userId, id);
            answered.remove(key); // the latest last
            answered.put(key, new Answered(sha256, SuggestionRoutes.stored(found.suggestions(), moments.get(i), id)));
        }
    }

    /** Stores a suggestion as shown; false if it was not answered to this user lately. */
    boolean store(Transaction transaction, String userId, @Nullable String suggestion) {
        Answered one = suggestion == null ? null : find(userId, suggestion);
        if (one != null) {
            new Suggestions(transaction).show(userId, one.sha256(), one.suggestion());
        }
        return one != null;
    }

    private synchronized @Nullable Answered find(String userId, String suggestion) {
        return answered.get(key(userId, suggestion));
    }

    private static String key(String userId, String suggestion) {
        return userId + " " + suggestion;
    }
}
