package io.reprise.spark.catalogue;

import io.reprise.core.error.BadInputException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Reads tables that people bring: CSV with a header, JSON lines, or Parquet, by the ending of the name. */
public final class Tables {
    /** The column that holds a row's {@linkplain #placed place}. */
    public static final String PLACE = "place";

    private Tables() {}

    /**
     * Reads a table and its rows' places; of CSV all columns are texts.
     *
     * @param required the columns it must have
     * @throws BadInputException if it is not there, cannot be read, or lacks a column
     */
    public static Dataset<Row> read(SparkSession spark, String written, List<String> required)
            throws BadInputException {
        Storage.of(spark).require(written, "table");
        Dataset<Row> table;
        try {
            table = reader(spark, written);
        } catch (Exception e) { // AnalysisException is checked, and no method of Spark declares it
            throw unreadable(written, e);
        }
        requireColumns(table, written, required);
        return placed(table);
    }

    private static Dataset<Row> reader(SparkSession spark, String written) {
        String name = new Path(written).getName();
        if (name.endsWith(".csv")) {
            return spark.read().option("header", "true").csv(written);
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            return spark.read().json(written);
        }
        return spark.read().parquet(written);
    }

    private static void requireColumns(Dataset<Row> table, String written, List<String> required)
            throws BadInputException {
        List<String> columns = Arrays.asList(table.columns());
        List<String> missing =
                required.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new BadInputException(
                    "missing-columns",
                    written + " lacks the column" + (missing.size() > 1 ? "s " : " ") + String.join(", ", missing)
                            + "; it has " + String.join(", ", columns));
        }
    }

    /** The table with the place of each row in it: generation 0, file, block, row; places order rows as the files do. */
    static Dataset<Row> placed(Dataset<Row> table) {
        return table.select(
                functions.col("*"),
                functions
                        .struct(
                                functions.lit(0).as("generation"),
                                functions.col("_metadata.file_path").as("file"),
                                functions.col("_metadata.file_block_start").as("block"),
                                functions.monotonically_increasing_id().as("row"))
                        .as(PLACE));
    }

    /** A place for rows that come later than all files: of a batch of events, say. */
    public static Column laterPlace(int generation, String file, long block) {
        return functions
                .struct(
                        functions.lit(generation).as("generation"),
                        functions.lit(file).as("file"),
                        functions.lit(block).as("block"),
                        functions.monotonically_increasing_id().as("row"))
                .as(PLACE);
    }

    private static BadInputException unreadable(String written, Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new BadInputException("unreadable", "cannot read the table " + written + ": " + why, e);
    }
}
