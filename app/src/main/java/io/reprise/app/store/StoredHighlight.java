package io.reprise.app.store;

import io.reprise.core.history.Origin;
import io.reprise.engine.history.HighlightRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A GIF that a user made, as it is kept.
 *
 * @param id sorts by the time it was stored
 * @param userId whose it is
 * @param name what it is called: its file's name, or its video's with the range
 * @param madeMillis when it was made, since 1970
 * @param source where it comes from; null where that is not known
 * @param durationMicros its length, at least 1
 * @param kept SHA-256 of the file as it was made or added, in {@link MediaFiles}; null: still to be rendered
 * @param clip SHA-256 of the small copy to be looked at by another encoder, in {@link MediaFiles}
 * @param removedMillis when it was removed from the history; null: it is in it
 * @param error why its file can't be used, so that it does not count; null: it can, or that is not known yet
 */
public record StoredHighlight(
        String id,
        String userId,
        String name,
        long madeMillis,
        @Nullable HighlightSource source,
        long durationMicros,
        @Nullable String kept,
        @Nullable String clip,
        @Nullable Long removedMillis,
        @Nullable String error) {
    public StoredHighlight {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a highlight needs a name");
        }
        if (durationMicros < 1) {
            throw new IllegalArgumentException(
                    "highlight '" + name + "' cannot last " + durationMicros + " microseconds");
        }
    }

    /** A new one in the history of a user, made now. */
    public static StoredHighlight made(
            String userId,
            String name,
            @Nullable HighlightSource source,
            long durationMicros,
            @Nullable String kept,
            @Nullable String clip) {
        return new StoredHighlight(
                Ids.next(), userId, name, System.currentTimeMillis(), source, durationMicros, kept, clip, null, null);
    }

    /**
     * What ranking needs to know of it. An encoder looks at the small copy of a part of a video, which has its sound;
     * otherwise at the file as it was added.
     */
    public HighlightRecord record() {
        List<String> files = new ArrayList<>();
        for (String file : source == null ? new String[] {kept, clip} : new String[] {clip, kept}) {
            if (file != null) {
                files.add(file);
            }
        }
        Long sourceMicros = source == null ? null : source.durationMicros();
        return new HighlightRecord(
                id,
                name,
                OptionalLong.of(madeMillis),
                Optional.ofNullable(source).map(from -> new Origin(from.sha256(), from.range())),
                sourceMicros == null ? OptionalLong.empty() : OptionalLong.of(sourceMicros),
                files);
    }
}
