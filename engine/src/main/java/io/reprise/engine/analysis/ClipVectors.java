package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.JsonFile;
import io.reprise.engine.home.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The mean vectors of whole clips by one encoder, all in one file: a history of a thousand GIFs is read at once instead of
 * from four thousand files. What is damaged or missing is pooled again; where two processes save, one's news is.
 */
public final class ClipVectors {
    private static final int MOST = 100_000;

    /** Counts ways to pool; others' vectors are not used. */
    private static final int VERSION = 10 * FeatureCache.VERSION + 1;

    private final Path folder;
    private final FeatureSpec spec;
    private final Map<String, float[]> vectors = new LinkedHashMap<>();
    private boolean changed;

    /** What stands beside the vectors: whose each row is, and the check sum of all. */
    record Stored(int version, FeatureSpec spec, List<String> clips, long checkSum) {
        Stored {
            Objects.requireNonNull(spec);
            clips = List.copyOf(clips);
        }

        static Stored read(JsonObject json) {
            return new Stored(
                    json.small("version"),
                    FeatureCache.spec(json.object("spec")),
                    json.texts("clips"),
                    json.whole("checkSum"));
        }
    }

    /** Those of a home. */
    public ClipVectors(Home home, FeatureSpec spec) {
        this.folder = home.cache().resolve("clips");
        this.spec = spec;
        read();
    }

    private Path file(String ending) {
        return folder.resolve(FeatureCache.nameFor(spec) + ending);
    }

    private void read() {
        Optional<Stored> stored = JsonFile.read(file(".json"), Stored::read)
                .filter(found -> found.version() == VERSION && found.spec().equals(spec));
        if (stored.isEmpty()) {
            return;
        }
        try {
            FeatureMatrix rows = NpyFile.read(file(".npy"));
            List<String> clips = stored.get().clips();
            if (rows.rows() == clips.size()
                    && rows.dim() == spec.dim()
                    && checkSum(clips, rows) == stored.get().checkSum()) {
                for (int i = 0; i < clips.size(); i++) {
                    vectors.put(clips.get(i), rows.row(i));
                }
            }
        } catch (BadInputException e) {
            vectors.clear(); // damaged is as good as none: they are pooled again
        }
    }

    /** The vector of a clip, by its content. */
    public Optional<float[]> get(String sha256) {
        return Optional.ofNullable(vectors.get(sha256));
    }

    /** Remembers one. */
    public void put(String sha256, float[] vector) {
        if (vectors.size() < MOST) {
            vectors.put(sha256, vector);
            changed = true;
        }
    }

    /** Keeps what is new for the next run. */
    public void save() throws IOException {
        if (changed) {
            List<String> clips = new ArrayList<>(vectors.keySet());
            FeatureMatrix rows = FeatureMatrix.ofRows(List.copyOf(vectors.values()));
            NpyFile.write(file(".npy"), rows);
            JsonFile.write(file(".json"), new Stored(VERSION, spec, clips, checkSum(clips, rows)));
            changed = false;
        }
    }

    private static long checkSum(List<String> clips, FeatureMatrix rows) {
        CRC32C crc = new CRC32C();
        ByteBuffer row = ByteBuffer.allocate(rows.dim() * Float.BYTES);
        for (int i = 0; i < clips.size(); i++) {
            crc.update(clips.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            row.clear().asFloatBuffer().put(rows.row(i));
            crc.update(row);
        }
        return crc.getValue();
    }
}
