package io.reprise.spark.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trim;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Duplicates;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.UserVideo;
import io.reprise.spark.catalogue.Tables;
import io.reprise.spark.suggest.HistoryRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Annotations in PHD2's columns, by user; what a row means is {@link Phd2Reader}'s. */
public final class Annotations {
    private final Dataset<Row> rows;

    private Annotations(Dataset<Row> rows) {
        this.rows = rows;
    }

    /**
     * Opens a CSV with PHD2's columns, in any order.
     *
     * @throws BadInputException if it cannot be read, or lacks a column
     */
    public static Annotations read(SparkSession spark, String file) throws BadInputException {
        Dataset<Row> table = Tables.read(spark, file, Phd2Reader.COLUMNS);
        List<Column> columns = new ArrayList<>(List.of(col(Tables.PLACE)));
        Phd2Reader.COLUMNS.forEach(
                name -> columns.add(col(name).cast(DataTypes.StringType).as(name)));
        return new Annotations(
                table.select(columns.toArray(Column[]::new)).withColumn("user_id", trim(col("user_id"))));
    }

    /** The rows: PHD2's columns as texts, and {@link Tables#PLACE}. */
    public Dataset<Row> rows() {
        return rows;
    }

    /** The rows by user. */
    KeyValueGroupedDataset<String, Row> byUser() {
        MapFunction<Row, String> user = row -> row.getAs("user_id");
        return rows.groupByKey(user, Encoders.STRING());
    }

    /** A user out of all rows of that user, in whatever order they come. */
    static DatasetUser user(Iterator<Row> rows, Duplicates duplicates) throws BadInputException {
        List<Row> sorted = new ArrayList<>();
        rows.forEachRemaining(sorted::add);
        sorted.sort(Comparator.comparing(Annotations::place));
        List<Map<String, String>> fields =
                sorted.stream().map(Annotations::fields).toList();
        try {
            return Phd2Reader.user(fields, duplicates);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "bad-row", "the annotations of user " + fields.get(0).get("user_id") + ": " + e.getMessage(), e);
        }
    }

    /** Every user's GIFs but those of the last video, as histories. */
    public Dataset<Row> histories() {
        FlatMapGroupsFunction<String, Row, Row> highlights = (id, group) -> highlights(user(group, Duplicates.DROP));
        return byUser().flatMapGroups(highlights, Encoders.row(HistoryRows.SCHEMA));
    }

    /** Every user's last video: {@code user_id, youtubeId}. */
    public Dataset<Row> targets() {
        return rows.filter(trim(col("is_last")).isin("True", "true", "TRUE", "1"))
                .select("user_id", "youtubeId")
                .distinct();
    }

    private static Iterator<Row> highlights(DatasetUser user) {
        List<Row> highlights = new ArrayList<>();
        for (UserVideo video : user.history()) {
            for (Gif gif : video.gifs()) {
                Row place = RowFactory.create(0, "", 0L, (long) highlights.size());
                long start = gif.range().startMicros();
                long end = gif.range().endMicros();
                String name = video.videoId() + "@" + gif.range().startSeconds() + "-"
                        + gif.range().endSeconds();
                highlights.add(
                        RowFactory.create(user.id(), place, "highlight", name, video.videoId(), start, end, null));
            }
        }
        return highlights.iterator();
    }

    /** Order of a row among all: file, block and row of it. */
    static Place place(Row row) {
        Row place = row.getStruct(row.fieldIndex(Tables.PLACE));
        return new Place(place.getString(1), place.getLong(2), place.getLong(3));
    }

    /** Where a row stands. */
    record Place(String file, long block, long row) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::file).thenComparing(Place::block).thenComparing(Place::row);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private static Map<String, String> fields(Row row) {
        Map<String, String> fields = new HashMap<>();
        for (String column : Phd2Reader.COLUMNS) {
            String text = row.getAs(column);
            fields.put(column, text == null ? "" : text);
        }
        return fields;
    }
}
