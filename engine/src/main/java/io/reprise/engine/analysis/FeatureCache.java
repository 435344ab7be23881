package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.NpyFile;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.JsonFile;
import io.reprise.engine.home.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Features and facts by content hash: {@code HASH/facts.json} and, for every encoder, {@code HASH/ENCODER.npy} with
 * {@code HASH/ENCODER.json} (times, spec, check sum). What does not fit together or is damaged counts as missing. Two
 * processes may write the same video at once: every file is moved into place whole, and a pair that does not belong
 * together fails its check sum.
 */
public final class FeatureCache {
    /** Changes when the way videos are decoded for analysis changes, so that old entries are not used. */
    static final int VERSION = 2;

    private final Path folder;

    /** The cache of a home; nothing is made before something is stored. */
    public FeatureCache(Home home) {
        this.folder = home.features();
    }

    /** Facts as stored, with the version of the analysis that found them. */
    record StoredFacts(int version, VideoFacts facts) {
        StoredFacts {
            Objects.requireNonNull(facts);
        }

        static StoredFacts read(JsonObject json) {
            return new StoredFacts(json.small("version"), VideoFacts.read(json.object("facts")));
        }
    }

    /** What stands beside the vectors. */
    record StoredTrack(int version, FeatureSpec spec, long[] timesMicros, long checkSum) {
        StoredTrack {
            Objects.requireNonNull(spec);
            Objects.requireNonNull(timesMicros);
        }

        static StoredTrack read(JsonObject json) {
            return new StoredTrack(
                    json.small("version"),
                    FeatureCache.spec(json.object("spec")),
                    json.wholes("timesMicros"),
                    json.whole("checkSum"));
        }
    }

    /** A spec as it stands in files of the cache. */
    static FeatureSpec spec(JsonObject json) {
        return new FeatureSpec(
                json.text("encoder"),
                json.objects(
                        "parts",
                        part -> new FeaturePart(
                                part.text("name"), part.small("offset"), part.small("length"), part.number("weight"))));
    }

    /** The folder of a video's entry, whether or not it is there. */
    public Path entry(String sha256) {
        return folder.resolve(sha256);
    }

    /** The facts of a video; empty if they are not here. */
    public Optional<VideoFacts> facts(String sha256) {
        Path entry = entry(sha256);
        Optional<StoredFacts> stored = JsonFile.read(entry.resolve("facts.json"), StoredFacts::read);
        stored.ifPresent(found -> touch(entry));
        return stored.filter(found -> found.version() == VERSION).map(StoredFacts::facts);
    }

    /** Keeps the facts of a video. */
    public void putFacts(String sha256, VideoFacts facts) throws IOException {
        JsonFile.write(folder.resolve(sha256).resolve("facts.json"), new StoredFacts(VERSION, facts));
    }

    /** The features of a video by that encoder; empty if they are not here, or damaged. */
    public Optional<FeatureTrack> track(String sha256, FeatureSpec spec) {
        Path base = folder.resolve(sha256).resolve(nameFor(spec));
        Optional<StoredTrack> stored = JsonFile.read(json(base), StoredTrack::read)
                .filter(found -> found.version() == VERSION && found.spec().equals(spec));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            FeatureMatrix rows = NpyFile.read(npy(base));
            FeatureTrack track = new FeatureTrack(spec, stored.get().timesMicros(), rows);
            return checkSum(track) == stored.get().checkSum() ? Optional.of(track) : Optional.empty();
        } catch (BadInputException | IllegalArgumentException e) {
            return Optional.empty(); // damaged is as good as none: it is made again
        }
    }

    /** How many bytes the features of a video by that encoder have in memory; 0 if they are not here. */
    public long bytes(String sha256, FeatureSpec spec) {
        try {
            return Files.size(npy(folder.resolve(sha256).resolve(nameFor(spec))));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Keeps the features of a video. */
    public void putTrack(String sha256, FeatureTrack track) throws IOException {
        Path base = folder.resolve(sha256).resolve(nameFor(track.spec()));
        NpyFile.write(npy(base), track.rows());
        JsonFile.write(json(base), new StoredTrack(VERSION, track.spec(), track.timesMicros(), checkSum(track)));
    }

    private static Path npy(Path base) {
        return base.resolveSibling(base.getFileName() + ".npy");
    }

    private static Path json(Path base) {
        return base.resolveSibling(base.getFileName() + ".json");
    }

    /** Readable, without characters a file system may refuse, and different for different parts and weights. */
    static String nameFor(FeatureSpec spec) {
        return readable(spec.encoder(), spec.toString());
    }

    /** A file name that begins with a name and ends with the check sum of a text. */
    static String readable(String name, String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        String safe = name.replaceAll("[^A-Za-z0-9.+-]", "_");
        return safe.substring(0, Math.min(80, safe.length())) + "-"
                + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Over the times, then the values, all big-endian; in blocks, since it is a part of every start. */
    private static long checkSum(FeatureTrack track) {
        CRC32C crc = new CRC32C();
        ByteBuffer block = ByteBuffer.allocate(1 << 14);
        long[] times = track.timesMicros();
        int longs = block.capacity() / Long.BYTES;
        for (int from = 0; from < times.length; from += longs) {
            int count = Math.min(longs, times.length - from);
            block.asLongBuffer().put(times, from, count);
            crc.update(block.array(), 0, count * Long.BYTES);
        }
        float[] values = track.rows().values();
        int floats = block.capacity() / Float.BYTES;
        for (int from = 0; from < values.length; from += floats) {
            int count = Math.min(floats, values.length - from);
            block.asFloatBuffer().put(values, from, count);
            crc.update(block.array(), 0, count * Float.BYTES);
        }
        return crc.getValue();
    }

    private static void touch(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // a read-only cache still serves; it only no longer knows what was used last
        }
    }
}
