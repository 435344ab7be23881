package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.demo.Scene;
import io.reprise.media.demo.SceneKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From videos to features, from features to a model, from the model to GIFs: every step the real command. */
@Timeout(1200)
@Tag("slow")
class FeatureLoopTest {
    private static final int FILMS = 2;
    private static final List<Path> FILES = new ArrayList<>();

    @TempDir
    static Path temp;

    private RepriseProcess reprise(Object... args) throws Exception {
        return RepriseProcess.run(temp, temp.resolve("home"), args);
    }

    /** Drawn films, and annotations in which everyone clips the fireworks. */
    @BeforeAll
    static void draw() throws Exception {
        StringBuilder csv = new StringBuilder("youtubeId,start,duration,user_id,video_duration,is_last\n");
        for (int seed = 1; seed <= FILMS; seed++) {
            DemoFilm film = new DemoFilm(seed, 1);
            Path file = temp.resolve("film " + seed + " (a).mp4");
            film.write(file, 2);
            FILES.add(file);
            Scene scene = film.scenes().stream()
                    .filter(one -> one.kind() == SceneKind.FIREWORKS)
                    .findFirst()
                    .orElseThrow();
            for (int user = 0; user < 8; user++) {
                csv.append(String.format(
                        Locale.ROOT,
                        "film %d (a),%.2f,%.2f,%d,%.2f,%d%n",
                        seed,
                        scene.range().startSeconds(),
                        scene.range().lengthMicros() / 1e6,
                        user,
                        film.durationMicros() / 1e6,
                        seed == FILMS ? 1 : 0));
            }
        }
        Files.writeString(temp.resolve("clips.csv"), csv);
    }

    /** Trains with the features of an encoder and makes a GIF with the model. */
    private void closes(String encoder) throws Exception {
        String name = encoder.replace('+', '-');
        List<Object> features = new ArrayList<>(List.of("features", "--encoder", encoder, "--out", name, "--quiet"));
        features.addAll(FILES);
        reprise(features.toArray()).ok();
        String model = name + ".safetensors";
        reprise("train", "--annotations", "clips.csv", "--features", name, "--ranker", "highlight-svm", "--out", model)
                .ok();
        RepriseProcess made = reprise(
                        "make",
                        FILES.get(0),
                        "--encoder",
                        encoder,
                        "--ranker",
                        temp.resolve(model),
                        "--top",
                        1,
                        "--width",
                        120,
                        "--json",
                        "--quiet",
                        "--no-history")
                .ok();
        assertThat(made.json().path("ranker").asText()).isEqualTo("highlight-svm/1");
        assertThat(Path.of(made.json().path("suggestions").path(0).path("file").asText()))
                .satisfies(file -> assertThat(temp.resolve(file)).isNotEmptyFile());
        assertThat(reprise(features.toArray()).ok().out()).as("gone on with").contains(FILMS + " there already");
    }

    @Test
    void theDefaultEncoder() throws Exception {
        closes("builtin");
        RepriseProcess other = reprise("features", FILES.get(0), "--segments", "uniform:2", "--out", "builtin");
        assertThat(other.code()).as(other.err()).isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(other.err().lines().toList())
                .last()
                .asString()
                .contains("segments of 5.0 s")
                .contains("--out");
    }

    @Test
    void aNetworkAndAJoinedEncoder() throws Exception {
        TinyNetwork.manifest(temp);
        reprise("encoder", "add", "small.yaml").ok();
        closes("small");
        closes("builtin+small");
        RepriseProcess wrong = reprise(
                "suggest", FILES.get(0), "--encoder", "small", "--ranker", temp.resolve("builtin-small.safetensors"));
        assertThat(wrong.code()).as(wrong.err()).isEqualTo(ExitCode.DOES_NOT_FIT);
    }
}
