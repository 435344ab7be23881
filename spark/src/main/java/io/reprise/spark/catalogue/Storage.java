package io.reprise.spark.catalogue;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Files on any file system that Hadoop knows; what goes wrong is told in one line.
 *
 * @param configuration of the session: which file systems there are
 */
public record Storage(Configuration configuration) {
    private static final int LARGEST_TEXT = 1 << 20;

    /** The file systems of a session. */
    public static Storage of(SparkSession spark) {
        return new Storage(spark.sparkContext().hadoopConfiguration());
    }

    /** What is done with a file system. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(FileSystem files) throws IOException;
    }

    /**
     * Does something on the file system of a path.
     *
     * @throws BadInputException if it cannot be reached, or what is done fails
     */
    public <T> T with(Path path, Work<T> work) throws BadInputException {
        try {
            return work.on(path.getFileSystem(configuration));
        } catch (IOException
                | RuntimeException e) { // a file system whose class is not there is a bare RuntimeException
            throw new BadInputException(
                    "unreadable",
                    "cannot use " + path + ": " + reason(e)
                            + "; check its address, the rights to it, and that Spark has"
                            + " the file system's library",
                    e);
        }
    }

    /** A path as a person typed it. */
    public static Path path(String written) throws BadInputException {
        try {
            return new Path(written);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("bad-path", "'" + written + "' is no path: " + e.getMessage(), e);
        }
    }

    /** Refuses a path at which nothing is. */
    public void require(String written, String what) throws BadInputException {
        Path path = path(written);
        if (!with(path, files -> files.exists(path))) {
            throw new BadInputException("no-such-file", "there is no " + what + " at " + path);
        }
    }

    /** Refuses a folder, there or not yet, into which nothing can be written, before any work is done; leaves nothing. */
    public void requireWritable(String written) throws BadInputException {
        Path folder = path(written);
        Path probe = new Path(folder, ".reprise-" + UUID.randomUUID());
        with(folder, files -> {
            boolean there = files.exists(folder);
            files.create(probe, false).close();
            return files.delete(there ? probe : folder, true);
        });
    }

    /** A small text file. */
    public String readText(Path file) throws BadInputException {
        return with(file, files -> {
            try (FSDataInputStream in = files.open(file)) {
                return new String(in.readNBytes(LARGEST_TEXT), StandardCharsets.UTF_8);
            }
        });
    }

    /** Writes a small text file beside and moves it into place. */
    public void writeText(Path file, String text) throws BadInputException {
        Path part = new Path(file.getParent(), "." + file.getName() + ".part");
        with(file, files -> {
            try (FSDataOutputStream out = files.create(part, true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            move(files, part, file);
            return file;
        });
    }

    /**
     * Moves a file or folder.
     *
     * @throws IOException if the file system says that it did not
     */
    public static void move(FileSystem files, Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException("cannot move " + from + " to " + to);
        }
    }

    /** The folders in a folder, by name; none where it does not exist. */
    public List<Path> folders(Path folder) throws BadInputException {
        return with(folder, files -> {
            if (!files.exists(folder)) {
                return List.of();
            }
            List<Path> found = new ArrayList<>();
            for (FileStatus status : files.listStatus(folder)) {
                if (status.isDirectory()) {
                    found.add(status.getPath());
                }
            }
            found.sort(null);
            return found;
        });
    }

    /**
     * The files that a pattern, a file or a folder names, with what is in folders; none where there are none.
     *
     * @param inFolders which files of a folder count, by their names
     */
    public List<FileStatus> files(String pattern, Predicate<String> inFolders) throws BadInputException {
        Path path = path(pattern);
        return with(path, files -> {
            List<FileStatus> all = new ArrayList<>();
            FileStatus[] matches = Objects.requireNonNullElse(files.globStatus(path), new FileStatus[0]);
            for (FileStatus match : Arrays.asList(matches)) {
                addAll(files, match, inFolders, all);
            }
            return all;
        });
    }

    private static void addAll(FileSystem files, FileStatus status, Predicate<String> inFolders, List<FileStatus> to)
            throws IOException {
        if (status.isFile()) {
            to.add(status);
            return;
        }
        var inside = files.listFiles(status.getPath(), true);
        while (inside.hasNext()) {
            FileStatus file = inside.next();
            if (inFolders.test(file.getPath().getName())) {
                to.add(file);
            }
        }
    }

    private static String reason(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return message.lines().findFirst().orElse("");
    }
}
