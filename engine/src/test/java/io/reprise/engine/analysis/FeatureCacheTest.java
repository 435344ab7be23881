package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final String HASH = "ab".repeat(32);
    private static final FeatureSpec SPEC = new FeatureSpec(
            "net/1-0a", List.of(new FeaturePart("colour", 0, 2, 1.5), new FeaturePart("sound", 2, 1, 1)));

    @TempDir
    Path folder;

    private Home home;
    private FeatureCache cache;

    @BeforeEach
    void open() {
        home = new Home(folder);
        cache = new FeatureCache(home);
    }

    private static FeatureTrack track(float first) {
        return new FeatureTrack(
                SPEC, new long[] {0, 250_000}, FeatureMatrix.of(2, 3, new float[] {first, 2, 3, 4, 5, -6e-9f}));
    }

    @Test
    void givesBackWhatWasKept() throws IOException {
        cache.putTrack(HASH, track(1));
        FeatureTrack back = cache.track(HASH, SPEC).orElseThrow();
        assertThat(back.rows().values()).containsExactly(1, 2, 3, 4, 5, -6e-9f);
        assertThat(back.timesMicros()).containsExactly(0, 250_000);
        VideoFacts facts = new VideoFacts(
                9_000_000,
                640,
                360,
                29.97,
                true,
                new long[] {1, 2},
                new Origin("x", new TimeRange(1, 2)),
                List.of("w"));
        cache.putFacts(HASH, facts);
        assertThat(cache.facts(HASH).orElseThrow()).usingRecursiveComparison().isEqualTo(facts);
    }

    /** Entries that are there already would not be found by another name. */
    @Test
    void namesOfEntriesStay() {
        assertThat(SPEC)
                .hasToString(
                        "FeatureSpec[encoder=net/1-0a, parts=[FeaturePart[name=colour, offset=0, length=2, weight=1.5],"
                                + " FeaturePart[name=sound, offset=2, length=1, weight=1.0]]]");
        assertThat(FeatureCache.nameFor(new BuiltinEncoder().spec())).isEqualTo("builtin_2-4e44e5e8");
    }

    @Test
    void anotherSpecOrVideoIsNotFound() throws IOException {
        cache.putTrack(HASH, track(1));
        FeatureSpec reweighted = new FeatureSpec(
                "net/1-0a", List.of(new FeaturePart("colour", 0, 2, 1.6), new FeaturePart("sound", 2, 1, 1)));
        assertThat(cache.track(HASH, reweighted)).isEmpty();
        assertThat(cache.track("cd".repeat(32), SPEC)).isEmpty();
        assertThat(cache.facts(HASH)).isEmpty();
    }

    @Test
    void aDamagedEntryCountsAsMissing() throws IOException {
        Random random = new Random(7);
        cache.putTrack(HASH, track(1));
        cache.putFacts(HASH, new VideoFacts(9, 1, 1, 1, false, new long[0], null, List.of()));
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 60; i++) {
                byte[] damaged = whole.clone();
                int at = random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, i % 3 == 0 ? java.util.Arrays.copyOf(whole, at) : damaged);
                cache.facts(HASH);
                cache.track(HASH, SPEC)
                        .ifPresent(track -> assertThat(track.rows().values()).containsExactly(1, 2, 3, 4, 5, -6e-9f));
            }
            Files.write(file, whole);
        }
        assertThat(cache.track(HASH, SPEC)).isPresent();
    }

    @Test
    void halvesOfTwoWritesDoNotMakeAWhole() throws IOException {
        cache.putTrack(HASH, track(1));
        Path npy = files().stream()
                .filter(f -> f.toString().endsWith(".npy"))
                .findFirst()
                .orElseThrow();
        byte[] first = Files.readAllBytes(npy);
        cache.putTrack(HASH, track(9));
        Files.write(npy, first);
        assertThat(cache.track(HASH, SPEC)).isEmpty();
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() throws IOException {
        List<String> hashes = List.of("aa".repeat(32), "bb".repeat(32), "cc".repeat(32));
        for (int i = 0; i < hashes.size(); i++) {
            cache.putTrack(hashes.get(i), track(i));
            cache.putFacts(hashes.get(i), new VideoFacts(9, 1, 1, 1, false, new long[0], null, List.of()));
            Files.setLastModifiedTime(home.features().resolve(hashes.get(i)), FileTime.fromMillis(1000L * i));
        }
        cache.facts(hashes.get(0)); // used again: now the youngest
        long one = files().stream().mapToLong(f -> f.toFile().length()).sum() / 3;
        new CacheLimit(2 * one + one / 2).enforce(home);
        assertThat(cache.facts(hashes.get(0))).isPresent();
        assertThat(cache.facts(hashes.get(1))).isEmpty();
        assertThat(cache.facts(hashes.get(2))).isPresent();
        new CacheLimit(0).enforce(home);
        assertThat(files()).isEmpty();
        new CacheLimit(0).enforce(new Home(folder.resolve("nothing-here")));
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(home.features())) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
