package io.reprise.engine.home;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small JSON files of the cache, read back only if they are whole and say what they should. */
public final class JsonFile {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JsonFile() {}

    /** The record in the file; empty if there is none, or it is damaged. */
    public static <T> Optional<T> read(Path path, Class<T> type) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_BYTES) {
                return Optional.empty();
            }
            return Optional.ofNullable(MAPPER.readValue(Files.readAllBytes(path), type));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // damaged is as good as none: it is made again
        }
    }

    /** Writes a record, moved into place whole. */
    public static void write(Path path, Object value) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(value);
        AtomicFile.write(path, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }
}
