package io.reprise.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.page.LiveServer;
import io.reprise.media.demo.DemoFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at once against the built command's {@code serve}, for {@code reprise.load.seconds} (default a few), and
 * afterwards it holds no more than before. What it was is printed.
 */
@Timeout(1200)
@Tag("stress")
class LoadIT {
    private static final int SECONDS = Integer.getInteger("reprise.load.seconds", 8);
    private static final int REST_SECONDS = SECONDS > 60 ? 75 : 45; // idle threads go after 30
    /** SQLite keeps the descriptors of closed connections for the next ones: as many as were ever open at once. */
    private static final int MOST_SPARE_FILES = 150;

    private static final Path REAL = Path.of(
            System.getProperty("reprise.shared", "../../shared"),
            "data/videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4");

    @TempDir
    Path folder;

    private Path film() throws Exception {
        if (Files.exists(REAL)) {
            return REAL;
        }
        System.out.println("No real film at " + REAL + ": the load is tried on a drawn one.");
        Path drawn = folder.resolve("film.mp4");
        new DemoFilm(1).write(drawn, 2);
        return drawn;
    }

    /** Twenty real videos of a few seconds to a minute; none where there are none. */
    private static List<Path> videos() throws IOException {
        Path folder = REAL.resolve("../..").normalize();
        if (!Files.isDirectory(folder)) {
            System.out.println("No real videos at " + folder + ": none is uploaded.");
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> file.toString().endsWith(".mp4"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().length()))
                    .limit(20)
                    .toList();
        }
    }

    @Test
    void nothingIsLeftOfACrowd() throws Exception {
        try (LiveServer server = new LiveServer(System.getProperty("reprise.command", ""), folder)) {
            Crowd crowd = new Crowd(server.url());
            String film = crowd.film(film());
            String job =
                    crowd.get("/api/v1/jobs").path("jobs").path(0).path("id").asText();
            crowd.videos(videos());
            round(crowd, new Rogues(server.url(), 1), film, job);
            Vitals before = atRest(server, null);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            int rounds = 0;
            while (System.nanoTime() < until) {
                round(crowd, new Rogues(server.url(), 2 + rounds), film, job);
                rounds++;
                if (rounds % 40 == 0) {
                    crowd.videos(videos());
                }
            }
            Vitals after = atRest(server, before);
            System.out.printf("After %d rounds in %d s:%n  before %s%n  after  %s%n", rounds, SECONDS, before, after);
            assertThat(after.heapMegabytes()).isLessThan(before.heapMegabytes() + 25);
            assertThat(after.residentMegabytes()).isLessThan(before.residentMegabytes() + 60);
            assertThat(after.threads()).isLessThan(before.threads() + 15);
            assertThat(after.open()).isLessThan(before.open() + MOST_SPARE_FILES);
            assertThat(after.children()).isLessThanOrEqualTo(before.children());
            assertThat(after.files()).isEqualTo(before.files());
            assertThat(crowd.text("/metrics").lines().filter(line -> line.contains("status=\"500\"")))
                    .isEmpty();
        }
    }

    private static void round(Crowd crowd, Rogues rogues, String film, String job)
            throws IOException, InterruptedException {
        say("200 clients, the same suggestions", crowd.sameSuggestions(film, 200));
        say("32 clients, each another question", crowd.newSuggestions(film, 32));
        say("32 clients, each with another history", crowd.rankedAnew(film, 32, 10));
        crowd.uploads(SECONDS > 60 ? 4 : 20); // the limit of uploads holds for the long run
        rogues.goneWhileListening(film, job, 12);
        rogues.broken();
        rogues.slowThenGone(film, 40, 2);
    }

    private static void say(String what, double[] millis) {
        System.out.printf(
                "%s: half within %.0f ms, 99 %% within %.0f ms%n",
                what, millis[millis.length / 2], millis[(int) Math.ceil(.99 * millis.length) - 1]);
    }

    /** What it holds when it has had time to let go; sooner if that is no more than before. */
    private Vitals atRest(LiveServer server, @org.jspecify.annotations.Nullable Vitals before)
            throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        Vitals now = Vitals.of(server.process(), home);
        for (int i = 0; i < REST_SECONDS && !(now.children() == 0 && before != null && now.isLike(before)); i++) {
            Thread.sleep(1000);
            now = Vitals.of(server.process(), home);
            if (before == null && (now.children() == 0 || SECONDS <= 60)) {
                break; // the short form does not wait until warm children have cooled
            }
        }
        return now;
    }
}
