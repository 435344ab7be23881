package io.reprise.spark.features;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.file.FileTrees;
import io.reprise.engine.home.Home;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.SparkSession;

/**
 * The temporary home of an executor's worker processes, deleted with it, or by the next one on the machine if it is killed:
 * encoders that the driver sent, and each analysis until it is read.
 */
final class ExecutorHome {
    private static class Holder {
        static final OwnedFolder FOLDER = create();
    }

    private ExecutorHome() {}

    /** The home of this process. */
    static Home get() {
        return new Home(Holder.FOLDER.path());
    }

    /**
     * Sends the networks of an encoder's name to all executors, once.
     *
     * @param own the driver's home, whose store has them
     */
    static void send(SparkSession spark, Home own, String encoder) throws BadInputException {
        if (encoder.contains("/") || encoder.endsWith(".yaml")) {
            throw new InvalidValueException(
                    "encoder",
                    "executors know encoders by name: add " + encoder
                            + " with `reprise encoder add` and give its name");
        }
        EncoderStore store = new EncoderStore(own.encoders());
        for (String name : encoder.split("\\+", -1)) {
            if (!name.equals("builtin")) {
                Path folder = store.find(name).toAbsolutePath().getParent();
                spark.sparkContext().addFile(String.valueOf(folder), true);
            }
        }
    }

    /**
     * An encoder that is not opened, so that it loads nothing: to say what its features are and to join what was seen.
     *
     * @param home an executor's, or the driver's own
     */
    static Encoder encoder(Home home, String name) throws BadInputException {
        return new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, ExecutionDevice.CPU, 1).of(name);
    }

    /** Copies the networks that were sent into the home, where they are not there yet. */
    static synchronized void receive(Home home, String encoder) throws IOException {
        for (String name : encoder.split("\\+", -1)) {
            Path to = home.encoders().resolve(name);
            if (!name.equals("builtin") && !Files.isDirectory(to)) {
                copy(Path.of(SparkFiles.get(name)), to);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(from)) {
            all = inside.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }

    private static OwnedFolder create() {
        try {
            OwnedFolder home = OwnedFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home.path()), "delete-home"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("an executor needs a temporary folder: " + e.getMessage(), e);
        }
    }

    /** Deletes a folder and all in it; nothing happens where there is none. */
    static void delete(Path folder) {
        try {
            FileTrees.delete(folder);
        } catch (NoSuchFileException e) {
            // something in it went by itself: a worker that ends deletes its own
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
