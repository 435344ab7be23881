package io.reprise.spark.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trim;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.history.LikeSource;
import io.reprise.learn.data.FeatureFolder;
import io.reprise.spark.catalogue.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which videos there are: {@code youtubeId, path}. An id is the file's name without its ending; of a file inside a folder, or
 * found by a pattern, its path below that folder or the last one before a wildcard; or what a list says.
 */
public final class VideoList {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
    private static final StructType SCHEMA =
            new StructType().add("youtubeId", DataTypes.StringType).add("path", DataTypes.StringType);

    private VideoList() {}

    /**
     * The files that patterns, files and folders name; they are listed on the driver. Of a folder those are taken that are
     * named like videos or GIFs; a file that is named itself, or matches a pattern, always is.
     *
     * @throws BadInputException if one names nothing or cannot be read
     */
    public static Dataset<Row> of(SparkSession spark, List<String> patterns) throws BadInputException {
        Storage storage = Storage.of(spark);
        List<Row> rows = new ArrayList<>();
        for (String pattern : patterns) {
            Path written = Storage.path(pattern);
            int depth = fixedDepth(storage.with(written, files -> files.makeQualified(written)));
            for (FileStatus file : files(storage, pattern)) {
                Path path = file.getPath();
                boolean local = storage.with(path, files -> files instanceof LocalFileSystem);
                rows.add(RowFactory.create(id(path, depth), local ? path.toUri().getPath() : path.toString()));
            }
        }
        return unique(spark.createDataFrame(rows, SCHEMA).distinct());
    }

    private static List<FileStatus> files(Storage storage, String pattern) throws BadInputException {
        List<FileStatus> found = storage.files(pattern, LikeSource::isNamedLikeAClip);
        if (found.isEmpty()) {
            throw new BadInputException(
                    "no-such-file",
                    "there is no video at " + pattern + "; of a folder those files are taken whose names have the usual"
                            + " ending of a video or a GIF");
        }
        return found;
    }

    /**
     * The videos of a list, a line each: {@code PATH}, or {@code ID}, a tab and {@code PATH}. Read by the executors, so it may
     * be of any length.
     *
     * @throws BadInputException if it cannot be read
     */
    public static Dataset<Row> read(SparkSession spark, String list) throws BadInputException {
        Storage.of(spark).require(list, "list of videos");
        MapFunction<Row, Row> parse = line -> parse(line.getString(0));
        return unique(
                spark.read().text(list).filter(trim(col("value")).notEqual("")).map(parse, Encoders.row(SCHEMA)));
    }

    private static Row parse(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? row(line.strip())
                : RowFactory.create(
                        line.substring(0, tab).strip(), line.substring(tab + 1).strip());
    }

    private static Row row(String path) {
        return RowFactory.create(name(new Path(path)), path);
    }

    private static String name(Path file) {
        return FeatureFolder.id(java.nio.file.Path.of(file.getName()));
    }

    /** The id of a file that was found: its path below the fixed part of the pattern, which may be the file itself. */
    private static String id(Path file, int fixedDepth) {
        String id = name(file);
        for (Path in = file.getParent(); in != null && in.depth() > fixedDepth; in = in.getParent()) {
            id = in.getName() + Path.SEPARATOR + id;
        }
        return id;
    }

    /** Depth of the last folder before a wildcard; of the path where it has none. */
    private static int fixedDepth(Path pattern) {
        Path fixed = pattern;
        while (WILDCARD.matcher(fixed.toString()).find()) {
            fixed = fixed.getParent();
        }
        return fixed.depth();
    }

    private static Dataset<Row> unique(Dataset<Row> videos) throws BadInputException {
        List<Row> twice = videos.groupBy("youtubeId")
                .agg(count(lit(1)).as("n"), min("path"), max("path"))
                .filter(col("n").gt(1))
                .takeAsList(1);
        if (!twice.isEmpty()) {
            throw new BadInputException(
                    "two-of-a-name",
                    "two videos would both be " + twice.get(0).getString(0) + ": "
                            + twice.get(0).getString(2) + " and " + twice.get(0).getString(3)
                            + "; give a list with lines of ID, a tab and PATH");
        }
        return videos;
    }
}
