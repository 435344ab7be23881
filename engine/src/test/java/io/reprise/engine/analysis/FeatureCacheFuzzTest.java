package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.testing.Fuzz;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged entries of the cache are as good as none: never an error, never other numbers. */
class FeatureCacheFuzzTest {
    private static final String HASH = "ab".repeat(32);
    private static final FeatureSpec SPEC = new FeatureSpec("net/1", List.of(new FeaturePart("colour", 0, 3, 1)));
    private static final FeatureTrack TRACK =
            new FeatureTrack(SPEC, new long[] {0, 250_000}, FeatureMatrix.of(2, 3, new float[] {1, 2, 3, 4, 5, 6}));

    @TempDir
    Path folder;

    @BeforeEach
    void keep() throws IOException {
        FeatureCache cache = new FeatureCache(new Home(folder));
        cache.putTrack(HASH, TRACK);
        cache.putFacts(HASH, new VideoFacts(9_000_000, 640, 360, 29.97, true, new long[] {1, 2}, null, List.of("w")));
    }

    private void damage(String ending) throws IOException, InterruptedException {
        Path entry = new Home(folder).features().resolve(HASH);
        try (var files = Files.list(entry)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                byte[] whole = Files.readAllBytes(file);
                Fuzz.run(file, List.of(whole), damaged -> look());
                Files.write(file, whole);
            }
        }
    }

    private void look() {
        FeatureCache cache = new FeatureCache(new Home(folder));
        Optional<FeatureTrack> track = cache.track(HASH, SPEC);
        track.ifPresent(found -> assertThat(found.rows().values()).containsExactly(1, 2, 3, 4, 5, 6));
        cache.facts(HASH);
    }

    @Test
    void features() throws IOException, InterruptedException {
        damage(".npy");
    }

    @Test
    void theirDescriptionAndTheFacts() throws IOException, InterruptedException {
        damage(".json");
    }
}
