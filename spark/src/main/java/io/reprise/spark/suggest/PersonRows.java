package io.reprise.spark.suggest;

import io.reprise.core.history.Origin;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.PersonRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A person's records out of rows (kind, highlight, video, start_micros, end_micros, clip), oldest first. */
final class PersonRows {
    private PersonRows() {}

    /** The person; videos and clips are the SHA-256 of their files, null where they are not in the catalogue. */
    static PersonRecord of(List<Row> rows) {
        List<HighlightRecord> highlights = new ArrayList<>();
        List<Origin> rejected = new ArrayList<>();
        List<Origin> shown = new ArrayList<>();
        for (Row row : rows) {
            Optional<Origin> origin = origin(row);
            switch (row.<String>getAs("kind")) {
                case "rejected" -> origin.ifPresent(rejected::add);
                case "shown" -> origin.ifPresent(shown::add);
                default -> highlights.add(highlight(row, origin));
            }
        }
        return new PersonRecord(highlights, rejected, shown);
    }

    private static Optional<Origin> origin(Row row) {
        String video = row.getAs("video");
        return video == null ? Optional.empty() : Optional.of(new Origin(video, PieceRows.range(row)));
    }

    private static HighlightRecord highlight(Row row, Optional<Origin> origin) {
        String name = row.getAs("highlight");
        String file = row.<@Nullable String>getAs("clip");
        return new HighlightRecord(
                name,
                name,
                OptionalLong.empty(),
                origin,
                OptionalLong.empty(),
                Optional.ofNullable(file).stream().toList());
    }
}
