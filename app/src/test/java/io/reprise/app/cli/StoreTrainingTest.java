package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Users;
import io.reprise.core.file.Sha256;
import io.reprise.core.model.Model;
import io.reprise.engine.home.Home;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.demo.Scene;
import io.reprise.media.demo.SceneKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --store} on a real small store: three drawn films, three users, every command a process of its own. */
@Timeout(300)
@Tag("slow")
@Tag("stress")
class StoreTrainingTest {
    private static final List<String> USERS = List.of("ann", "bob", "eve");
    private static final int FILMS = 3;

    @TempDir
    Path temp;

    private RepriseProcess reprise(Object... args) throws Exception {
        return RepriseProcess.run(temp, temp.resolve("home"), args);
    }

    private static HighlightSource source(DemoFilm film, Path file, Scene scene) throws Exception {
        String sha256 = Sha256.of(Files.readAllBytes(file));
        return new HighlightSource(sha256, "film", scene.range(), film.durationMicros(), KnownVideo.KEPT);
    }

    /** Everybody clips the fireworks of a film. */
    private void clip(DemoFilm film, Path file) throws Exception {
        List<StoredHighlight> made = new ArrayList<>();
        try (Store store = Store.open(StoreLocation.in(new Home(temp.resolve("home"))))) {
            for (String name : USERS) {
                String user = store.write(
                        transaction -> new Users(transaction).findOrAdd(name).id());
                for (Scene scene : film.scenes()) {
                    if (scene.kind() == SceneKind.FIREWORKS) {
                        long length = scene.range().lengthMicros();
                        made.add(StoredHighlight.made(user, "a GIF", source(film, file, scene), length, null, null));
                    }
                }
            }
            store.write(transaction -> {
                made.forEach(new Highlights(transaction)::add);
                return true;
            });
        }
    }

    @Test
    void aRankerLearnsWhatTheStoresUsersClip() throws Exception {
        RepriseProcess nothing = reprise("train", "--store", "--ranker", "video2gif");
        assertThat(nothing.code()).as(nothing.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(nothing.err()).contains("there is no store at");

        List<Path> films = new ArrayList<>();
        for (int seed = 1; seed <= FILMS; seed++) {
            DemoFilm film = new DemoFilm(seed, 2);
            Path file = temp.resolve("film-" + seed + ".mp4");
            film.write(file, 2);
            films.add(file);
            clip(film, file);
            assertThat(reprise("suggest", file, "--quiet", "--no-history").code())
                    .isZero();
            if (seed == 1) {
                RepriseProcess little = reprise("train", "--store", "--ranker", "video2gif");
                assertThat(little.code()).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(little.err().lines()).hasSize(1);
                assertThat(little.err())
                        .contains("at least 6 videos are needed")
                        .contains("there are 0 of 0 users");
            }
        }

        RepriseProcess trained =
                reprise("train", "--store", "--ranker", "video2gif", "--hidden", "32,8", "--epochs", "40", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("3 users, ").contains("held out are whole videos");
        assertThat(trained.json().path("encoder").asText()).startsWith("builtin/");
        // a quarter of the segments are fireworks: by chance it would be about 0.3
        assertThat(trained.json().path("metrics").path("held_out_map").asDouble())
                .as(trained.out())
                .isGreaterThan(0.6);
        Model model = Model.read(temp.resolve("home/models/video2gif.safetensors"));
        assertThat(model.info().dataHash()).hasSize(64);

        RepriseProcess used =
                reprise("suggest", films.get(0), "--user", "ann", "--ranker", "video2gif", "--json", "--quiet");
        assertThat(used.code()).as(used.err()).isZero();
        assertThat(used.json().path("ranker").asText()).isEqualTo("video2gif/1");

        RepriseProcess reprise =
                reprise("train", "--store", "--ranker", "reprise", "--hidden", "32,8", "--epochs", "2");
        assertThat(reprise.code()).as(reprise.err()).isZero();
    }
}
