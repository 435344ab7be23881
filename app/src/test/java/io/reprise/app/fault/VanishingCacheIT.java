package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.server.DrawnGif;
import io.reprise.app.server.TinyFilm;
import io.reprise.core.file.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make} whose cache is deleted under it, or is no folder: it works, or one line says why not; nothing partial is left
 * where GIFs go, and what was kept, which is not in the cache, stays.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class VanishingCacheIT {
    private static final int ROUNDS = Integer.getInteger("reprise.signals", 5);
    private static final long SEED = Long.getLong("reprise.seed", 1);

    @TempDir
    Path folder;

    private Path film = Path.of("");
    private Path out = Path.of("");

    private Path cache() {
        return folder.resolve("home/cache");
    }

    @BeforeEach
    void prepare() throws Exception {
        film = TinyFilm.write(folder.resolve("film.mp4"), 3, 3);
        out = folder.resolve("out");
        Path gif = Files.write(folder.resolve("kept.gif"), DrawnGif.of(20, 10));
        assertThat(new Victim(folder, "history", "add", gif.toString()).await()).isZero();
    }

    private Victim make(int videos) throws IOException {
        List<String> args = new ArrayList<>(List.of("make", film.toString()));
        if (videos > 1) {
            args.add(Files.copy(film, folder.resolve("other" + System.nanoTime() + ".mp4"))
                    .toString()); // each in a process of its own then
        }
        args.addAll(List.of("--out", out.toString(), "--width", "160", "--quiet"));
        return new Victim(folder, args.toArray(String[]::new));
    }

    /** It works, or a line a video says why not; the exit code. */
    private int check(Victim make, String when) throws Exception {
        int code = make.await();
        String said = Files.readString(folder.resolve("err.txt"));
        assertThat(code).as("%s: %s", when, said).isIn(0, 3);
        assertThat(said).as(when).doesNotContain("\tat ", "Exception", "bug of ours");
        long errors = said.lines().filter(line -> line.startsWith("reprise: ")).count();
        assertThat(errors).as("%s: %s", when, said).isBetween(code == 0 ? 0L : 1L, code == 0 ? 0L : 2L);
        make.requireGone(when);
        try (Stream<Path> files = Files.exists(out) ? Files.list(out) : Stream.empty()) {
            for (Path gif : files.toList()) {
                assertThat(gif.toString()).as(when).endsWith(".gif");
                assertThat(Files.readAllBytes(gif)).as("%s: %s", when, gif).endsWith((byte) ';');
            }
        }
        return code;
    }

    private void requireKept() throws Exception {
        assertThat(new Victim(folder, "history", "list").await()).isZero();
        assertThat(Files.readString(folder.resolve("out.txt"))).contains("kept.gif");
    }

    @Test
    void aCacheThatIsNoFolder() throws Exception {
        FileTrees.delete(cache());
        Files.writeString(cache(), "no folder");
        check(make(2), "no folder");
        requireKept();
        Files.delete(cache());
        assertThat(check(make(1), "once it can be made again")).isZero();
    }

    @Test
    void aCacheThatIsDeletedAtAnyMoment() throws Exception {
        long begun = System.nanoTime();
        assertThat(check(make(1), "undisturbed")).isZero();
        int millis = (int) ((System.nanoTime() - begun) / 1_000_000);
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            int videos = 1 + random.nextInt(2);
            Victim make = make(videos);
            Thread.sleep(random.nextInt(videos * millis));
            for (int again = 0; again < 10 && make.isAlive(); again++) {
                deleteCache();
                Thread.sleep(20);
            }
            check(make, "round " + round + " of seed " + SEED);
        }
        requireKept();
        assertThat(check(make(2), "at the end")).isZero();
    }

    private void deleteCache() {
        try {
            FileTrees.delete(cache());
        } catch (IOException e) {
            // something is written there just now: the next time
        }
    }
}
