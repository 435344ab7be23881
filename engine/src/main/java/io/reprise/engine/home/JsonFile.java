package io.reprise.engine.home;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Small JSON files of the cache, read back only if they are whole and say what they should. Reading them is a part of every
 * start on a video that is known, in which data binding takes a tenth of a second to come up: only writing uses it.
 */
public final class JsonFile {
    private static final long LARGEST_BYTES = 64L << 20;

    private JsonFile() {}

    /** Loaded by the first file that is written. */
    private static final class Binding {
        static final JsonMapper MAPPER = new JsonMapper();
    }

    /**
     * What is made of the object in the file; empty if there is none, or it is damaged.
     *
     * @param make throws an unchecked exception where the object is not what it should be
     */
    public static <T> Optional<T> read(Path path, Function<JsonObject, T> make) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(make.apply(JsonObject.parse(Files.readString(path))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // damaged is as good as none: it is made again
        }
    }

    /** Writes a record, moved into place whole. */
    public static void write(Path path, Object value) throws IOException {
        byte[] bytes = Binding.MAPPER.writeValueAsBytes(value);
        AtomicFile.write(path, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }
}
