package io.reprise.engine.history;

import io.reprise.core.history.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A highlight as a store keeps it or a command line names it, without features.
 *
 * @param id what it is called as the reason for a suggestion: a stored one's id, or the path of one that was named
 * @param name what people call it
 * @param madeMillis when it was made, since 1970; empty for one that is not stored
 * @param origin the video and range it was cut from, where they are known
 * @param sourceMicros length of that video, where known
 * @param files SHA-256 of the files that show this highlight and nothing else. The first is the one an encoder looks at
 *     where the source video is not at hand; the others only tell that two records are the same highlight. Empty where
 *     nothing was rendered yet
 */
public record HighlightRecord(
        String id,
        String name,
        OptionalLong madeMillis,
        Optional<Origin> origin,
        OptionalLong sourceMicros,
        List<String> files) {
    public HighlightRecord {
        files = List.copyOf(files);
    }

    /** SHA-256 of the file an encoder looks at where the source video is not at hand. */
    public Optional<String> file() {
        return files.stream().findFirst();
    }
}
