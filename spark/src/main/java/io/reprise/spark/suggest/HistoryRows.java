package io.reprise.spark.suggest;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.spark.catalogue.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * People's histories as rows, one a highlight or an opinion: whose it is, its place among the user's others, what it is
 * called, the range of a video it was cut from, or the video file (a GIF, say) that shows it, by their ids in the catalogue.
 */
public final class HistoryRows {
    /** A highlight, a refused moment, or one that was suggested. */
    public static final Set<String> KINDS = Set.of("highlight", "rejected", "shown");

    /** Order of a user's rows: {@link Tables#PLACE}. */
    static final StructType PLACE_SCHEMA = new StructType()
            .add("generation", DataTypes.IntegerType)
            .add("file", DataTypes.StringType)
            .add("block", DataTypes.LongType)
            .add("row", DataTypes.LongType);

    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("user_id", DataTypes.StringType)
            .add(Tables.PLACE, PLACE_SCHEMA)
            .add("kind", DataTypes.StringType)
            .add("highlight", DataTypes.StringType)
            .add("youtubeId", DataTypes.StringType)
            .add("start_micros", DataTypes.LongType)
            .add("end_micros", DataTypes.LongType)
            .add("clip", DataTypes.StringType);

    private static final List<String> OPTIONAL = List.of("kind", "highlight", "youtubeId", "start", "end", "clip");

    private HistoryRows() {}

    /**
     * Reads a table with {@code user_id} and either {@code youtubeId, start, end} (seconds), {@code clip}, or both; and,
     * if wanted, {@code highlight} (a name) and {@code kind}. A user's rows stand oldest first.
     *
     * @throws BadInputException if it cannot be read, or lacks a column
     */
    public static Dataset<Row> read(SparkSession spark, String file) throws BadInputException {
        Dataset<Row> table = Tables.read(spark, file, List.of("user_id"));
        boolean clips = Arrays.asList(table.columns()).contains("clip");
        if (!clips) {
            Tables.read(spark, file, List.of("user_id", "youtubeId", "start", "end"));
        }
        return of(table);
    }

    /** The rows of a table that has {@code user_id}, {@link Tables#PLACE} and any of the other columns. */
    public static Dataset<Row> of(Dataset<Row> table) {
        List<String> columns = Arrays.asList(table.columns());
        List<Column> wanted = new ArrayList<>(List.of(text("user_id"), functions.col(Tables.PLACE)));
        for (String name : OPTIONAL) {
            Column absent = functions.lit(null).cast(DataTypes.StringType).as(name);
            wanted.add(columns.contains(name) ? text(name) : absent);
        }
        MapFunction<Row, Row> checked = HistoryRows::checked;
        return table.select(wanted.toArray(Column[]::new)).map(checked, Encoders.row(SCHEMA));
    }

    private static Column text(String name) {
        return functions.col(name).cast(DataTypes.StringType).as(name);
    }

    private static Row checked(Row row) throws BadInputException {
        String user = row.getAs("user_id");
        String kind = Objects.requireNonNullElse(row.<String>getAs("kind"), "highlight");
        String video = row.getAs("youtubeId");
        String clip = row.getAs("clip");
        if (user == null || !KINDS.contains(kind) || (video == null && clip == null)) {
            throw new BadInputException(
                    "bad-row",
                    "a row of a history needs user_id, youtubeId or clip, and a kind of " + KINDS + ", not user_id "
                            + user + ", youtubeId " + video + ", clip " + clip + ", kind " + kind);
        }
        TimeRange range = video == null ? null : range(user, row);
        String name = row.getAs("highlight");
        return RowFactory.create(
                user,
                row.getAs(Tables.PLACE),
                kind,
                name != null ? name : range == null ? clip : named(video, range),
                video,
                range == null ? null : range.startMicros(),
                range == null ? null : range.endMicros(),
                clip);
    }

    private static TimeRange range(String user, Row row) throws BadInputException {
        String start = row.getAs("start");
        String end = row.getAs("end");
        try {
            return TimeRange.ofSeconds(Double.parseDouble(start), Double.parseDouble(end));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new BadInputException(
                    "bad-row",
                    "the history of user " + user + " has a highlight from " + start + " to " + end + " in video "
                            + row.getAs("youtubeId") + "; it needs 0 <= start < end, in seconds",
                    e);
        }
    }

    private static String named(@Nullable String video, TimeRange range) {
        return video + "@" + range.startSeconds() + "-" + range.endSeconds();
    }
}
