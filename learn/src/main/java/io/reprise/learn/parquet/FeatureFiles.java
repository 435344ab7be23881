package io.reprise.learn.parquet;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.data.FeatureFolder;
import io.reprise.learn.data.FeatureSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens a data set's features, however they are stored. */
public final class FeatureFiles {
    private FeatureFiles() {}

    /**
     * Opens a folder of {@code .npy} files, a Parquet file, or a folder of Parquet files. Parquet is turned into
     * {@code .npy} files beside it once, because a video's rows may lie anywhere in it and training wants them again
     * and again.
     *
     * @throws BadInputException if there is nothing of the kind, or it cannot be read
     */
    public static FeatureSource open(Path path) throws BadInputException {
        List<Path> files = parquetIn(path);
        return files.isEmpty()
                ? FeatureFolder.open(path)
                : ParquetConversion.of(path, files).open();
    }

    private static List<Path> parquetIn(Path path) throws BadInputException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".parquet"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("bad-features", "cannot look into " + path + ": " + e.getMessage(), e);
        }
    }
}
