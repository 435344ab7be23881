package io.reprise.app.store;

import io.reprise.core.time.TimeRange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user's verdict on a moment.
 *
 * @param id sorts by the time it was given
 * @param suggestionId what it is about; null for a moment that was not suggested
 * @param kind what was done
 * @param range the moment, with ends as they were left
 * @param givenMillis when, since 1970
 */
public record Feedback(String id, @Nullable String suggestionId, Kind kind, TimeRange range, long givenMillis) {
    /** What was done with a moment. */
    public enum Kind {
        /** Kept as it was suggested, or chosen unsuggested. */
        KEPT,
        /** Kept with other ends. */
        MOVED,
        /** Not wanted. */
        REJECTED;

        /** As it is stored. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
