package io.reprise.core.select;

import io.reprise.core.time.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the ranges of one video were put: the same window gives the same range, whoever asks, and valuing all pairs of
 * ends takes longer than all else that choosing does. The least used are forgotten. For any number of threads.
 */
final class RangeCache {
    private static final int MOST = 2000;

    private final Map<List<Long>, TimeRange> known = new LinkedHashMap<>(16, .75f, true);

    /** The range for a window, found before or now. */
    TimeRange get(Window window, ChooseOptions options, Supplier<TimeRange> find) {
        List<Long> key = key(window, options);
        synchronized (known) {
            TimeRange before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        TimeRange found = find.get();
        synchronized (known) {
            known.put(key, found);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return found;
    }

    private static List<Long> key(Window window, ChooseOptions options) {
        return List.of(
                window.segment().startMicros(),
                window.segment().endMicros(),
                window.startMicros(),
                window.endMicros(),
                window.bestMicros(),
                options.minLengthMicros(),
                options.maxLengthMicros());
    }
}
