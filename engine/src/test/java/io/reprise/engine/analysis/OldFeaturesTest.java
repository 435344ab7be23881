package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.engine.Reprise;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.testing.DrawnFilm;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home in which an earlier version of the default encoder left its features. */
class OldFeaturesTest {
    private static final FeatureSpec OLD = FeatureSpec.single("builtin/1", 3);
    private static final FeatureSpec NOW = new BuiltinEncoder().spec();

    @TempDir
    Path folder;

    @Test
    void videosAndHighlightsAreAnalysedAnewWithoutAWord() throws Exception {
        Path film = DrawnFilm.write(folder.resolve("film.mp4"), 4, 3);
        Path liked = DrawnFilm.write(folder.resolve("liked.mp4"), 1, 9);
        Home old = new Home(folder.resolve("old"));
        FeatureCache cache = new FeatureCache(old);
        for (Path video : List.of(film, liked)) {
            float[] values = {1, 2, 3};
            cache.putTrack(hash(video), new FeatureTrack(OLD, new long[] {0}, FeatureMatrix.of(1, 3, values)));
        }
        Answer upgraded = suggest(folder.resolve("old"), film, liked);
        assertThat(upgraded.encoder()).isEqualTo(NOW.encoder()).isNotEqualTo("builtin/1");
        assertThat(upgraded.warnings()).isEmpty();
        assertThat(upgraded.suggestions())
                .usingRecursiveComparison()
                .isEqualTo(suggest(folder.resolve("new"), film, liked).suggestions());
        assertThat(cache.track(hash(film), NOW)).isPresent();
        assertThat(cache.track(hash(film), OLD))
                .as("an older program finds its own")
                .isPresent();
    }

    private static Answer suggest(Path home, Path film, Path liked) throws Exception {
        return new Reprise(home).video(film).like(List.of(liked)).suggest();
    }

    private static String hash(Path video) throws Exception {
        return ContentHash.uncached().of(video);
    }
}
