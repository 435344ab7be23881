package io.reprise.spark.catalogue;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.learn.data.FeatureDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of analysed videos: {@code features.json} says what the features are, the tables {@code videos}
 * ({@link VideoRows}), {@code features} ({@link SegmentRows}) and {@code failures} hold what became of them.
 *
 * <p>Videos are added in waves, a partition {@code wave=..} of each table. The one of {@code videos} is written last, and
 * its {@code _SUCCESS} makes the wave count: what a run that was killed left is not read, and deleted by the next. One run
 * at a time may add to a catalogue; any number may read it.
 */
public final class Catalogue {
    /** The columns of the side table. */
    public static final StructType FAILURES = new StructType()
            .add("youtubeId", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("code", DataTypes.StringType)
            .add("reason", DataTypes.StringType);

    /** A video's row, or the code and the reason of its failure with all else null. */
    public static final StructType OUTCOMES =
            VideoRows.SCHEMA.add("code", DataTypes.StringType).add("reason", DataTypes.StringType);

    /** Parquet's row groups, bytes: what a reader skips or reads as one. */
    private static final long ROW_GROUP_BYTES = 64L << 20;

    private static final String DESCRIPTION = "features.json";
    private static final String VIDEOS = "videos";
    private static final String FEATURES = "features";
    private static final String FAILED = "failures";

    private final SparkSession spark;
    private final Storage storage;
    private final Path folder;
    private final FeatureDescription description;

    private Catalogue(SparkSession spark, Path folder, FeatureDescription description) {
        this.spark = spark;
        this.storage = Storage.of(spark);
        this.folder = folder;
        this.description = description;
    }

    /**
     * Opens a catalogue.
     *
     * @throws BadInputException if there is none, or it cannot be read
     */
    public static Catalogue open(SparkSession spark, String folder) throws BadInputException {
        Path root = Storage.path(folder);
        Path file = new Path(root, DESCRIPTION);
        Storage storage = Storage.of(spark);
        if (!storage.with(file, files -> files.exists(file))) {
            throw new BadInputException(
                    "no-catalogue",
                    "there is no catalogue at " + root + " (no " + DESCRIPTION + "); `features` makes one");
        }
        try {
            return new Catalogue(spark, root, FeatureDescription.parse(storage.readText(file)));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-catalogue", file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Begins a catalogue, or goes on with one; what a killed run left in it is deleted.
     *
     * @throws DoesNotFitException if it holds features of another encoder or segment length
     */
    public static Catalogue begin(SparkSession spark, String folder, FeatureSpec spec, long segmentMicros)
            throws BadInputException {
        FeatureDescription wanted = new FeatureDescription(spec, segmentMicros);
        Path root = Storage.path(folder);
        Path file = new Path(root, DESCRIPTION);
        Storage storage = Storage.of(spark);
        if (!storage.with(file, files -> files.exists(file))) {
            storage.writeText(file, wanted.text());
        }
        Catalogue found = open(spark, folder);
        if (!found.description.equals(wanted)) {
            throw new DoesNotFitException(
                    "other-features",
                    "the catalogue " + root + " holds " + found.description.kind() + ", this run makes " + wanted.kind()
                            + "; use another --out");
        }
        found.deleteUnfinished();
        return found;
    }

    /** What the features are. */
    public FeatureSpec spec() {
        return description.spec();
    }

    /** What the features are, as text for the executors: {@link FeatureDescription#parse} reads it. */
    public String description() {
        return description.text();
    }

    /** Length of the segments in the table {@code features}. */
    public long segmentMicros() {
        return description.segmentMicros();
    }

    /** Every video's analysis, {@link VideoRows#SCHEMA}. */
    public Dataset<Row> videos() throws BadInputException {
        return read(VIDEOS, VideoRows.SCHEMA);
    }

    /** Every video's segments, {@link SegmentRows#SCHEMA}. */
    public Dataset<Row> segments() throws BadInputException {
        return read(FEATURES, SegmentRows.SCHEMA);
    }

    /** The videos that could not be used by any run, each once, and why, {@link #FAILURES}. */
    public Dataset<Row> failures() throws BadInputException {
        return read(FAILED, FAILURES)
                .join(videos().select("youtubeId"), "youtubeId", "left_anti")
                .dropDuplicates("youtubeId");
    }

    /**
     * Adds a wave.
     *
     * @param outcomes rows of {@link #OUTCOMES}, persisted by the caller: they are read three times
     */
    public void add(Dataset<Row> outcomes) throws BadInputException {
        String wave = "wave=" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Dataset<Row> done = outcomes.filter(functions.col("reason").isNull());
        Dataset<Row> failed = outcomes.filter(functions.col("reason").isNotNull());
        String text = description();
        FlatMapFunction<Row, Row> segments = row -> {
            FeatureDescription known = FeatureDescription.parse(text);
            return SegmentRows.of(row.getAs("youtubeId"), VideoRows.analysis(row, known.spec()), known.segmentMicros())
                    .iterator();
        };
        write(done.flatMap(segments, Encoders.row(SegmentRows.SCHEMA)), FEATURES, wave);
        write(failed.select(columns(FAILURES)), FAILED, wave);
        write(done.select(columns(VideoRows.SCHEMA)), VIDEOS, wave);
    }

    private void write(Dataset<Row> rows, String table, String wave) {
        rows.write()
                .mode(SaveMode.Overwrite)
                .option(
                        "parquet.page.size.row.check.min",
                        "1") // a row is a whole video: memory is looked at after each
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .parquet(new Path(new Path(folder, table), wave).toString());
    }

    private Dataset<Row> read(String table, StructType schema) throws BadInputException {
        List<String> paths = new ArrayList<>();
        for (String wave : finished()) {
            paths.add(new Path(new Path(folder, table), wave).toString());
        }
        return paths.isEmpty()
                ? spark.createDataFrame(List.of(), schema)
                : spark.read().schema(schema).parquet(paths.toArray(String[]::new));
    }

    private List<String> finished() throws BadInputException {
        List<String> finished = new ArrayList<>();
        for (Path wave : storage.folders(new Path(folder, VIDEOS))) {
            if (storage.with(wave, files -> files.exists(new Path(wave, "_SUCCESS")))) {
                finished.add(wave.getName());
            }
        }
        return finished;
    }

    private void deleteUnfinished() throws BadInputException {
        List<String> finished = finished();
        for (String table : List.of(FEATURES, FAILED, VIDEOS)) {
            for (Path wave : storage.folders(new Path(folder, table))) {
                if (!finished.contains(wave.getName())) {
                    storage.with(wave, files -> files.delete(wave, true));
                }
            }
        }
    }

    private static Column[] columns(StructType schema) {
        return Arrays.stream(schema.fieldNames()).map(functions::col).toArray(Column[]::new);
    }
}
