package io.reprise.spark.features;

import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * A video as a file of this machine: itself, or a copy that is deleted when it is closed.
 *
 * @param file the file
 * @param folder the copy's own folder; the file's where there is no copy
 * @param copied whether it is a copy
 */
record LocalVideo(Path file, Path folder, boolean copied) implements AutoCloseable {
    /** Fetches the video where it is not here. */
    static LocalVideo of(String written, Configuration configuration, Home home) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(written);
        FileSystem files = path.getFileSystem(configuration);
        if (files instanceof LocalFileSystem) {
            Path file = Path.of(path.toUri().getPath());
            return new LocalVideo(file, file, false);
        }
        Path folder = home.cache()
                .resolve("videos")
                .resolve(Long.toString(Thread.currentThread().getId()));
        Path copy = folder.resolve(path.getName());
        files.copyToLocalFile(false, path, new org.apache.hadoop.fs.Path(copy.toUri()), true);
        return new LocalVideo(copy, folder, true);
    }

    @Override
    public void close() {
        if (copied) {
            ExecutorHome.delete(folder);
        }
    }
}
