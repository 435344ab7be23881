package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.TinyFilm;
import io.reprise.media.VideoProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make} gets SIGTERM or SIGKILL at random moments, the launcher or the program: no process and no part of a GIF is
 * left, what it says is one line, and the next run gives what an undisturbed one does. Three hundred times:
 * {@code ./mvnw -Pstress verify -pl app -am -Dit.test=MakeSignalsIT -Dreprise.signals=300}.
 */
@Timeout(14_400)
@EnabledOnOs(OS.LINUX)
@Tag("stress")
class MakeSignalsIT {
    private static final int ROUNDS = Integer.getInteger("reprise.signals", 5);
    private static final long SEED = Long.getLong("reprise.seed", 1);

    @TempDir
    Path folder;

    private Path films = Path.of("");
    private Path out = Path.of("");

    private Victim make(int films) throws Exception {
        String first = this.films.resolve("a.mp4").toString();
        String second = this.films.resolve("b.mp4").toString();
        List<String> args = new java.util.ArrayList<>(List.of("make", first));
        if (films > 1) {
            args.add(second); // each in a process of its own then
        }
        args.addAll(List.of("--out", out.toString(), "--width", "160", "--json", "--no-cache"));
        return new Victim(folder, args.toArray(String[]::new));
    }

    private JsonNode whole() throws Exception {
        assertThat(make(1).await())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve("out.txt")));
    }

    @Test
    void nothingIsLeft() throws Exception {
        films = Files.createDirectories(folder.resolve("films"));
        TinyFilm.write(films.resolve("a.mp4"), 3, 3);
        TinyFilm.write(films.resolve("b.mp4"), 2, 3);
        out = folder.resolve("out");
        JsonNode before = whole();
        long begun = System.nanoTime();
        whole();
        int millis = (int) ((System.nanoTime() - begun) / 1_000_000);
        int interrupted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            interrupted += interrupt(new Random(SEED + round), millis, "round " + round + " of seed " + SEED) ? 1 : 0;
        }
        System.err.println(interrupted + " of " + ROUNDS + " were ended in their work");
        assertThat(interrupted).isGreaterThan(ROUNDS / 2);
        assertThat(whole().path("suggestions")).isEqualTo(before.path("suggestions"));
        assertThat(Victim.unfinished(folder, out)).isEmpty();
    }

    /** One run that is signalled within the time it takes; whether it was still there. */
    private boolean interrupt(Random random, int millis, String when) throws Exception {
        int films = 1 + random.nextInt(2);
        Victim victim = make(films);
        Thread.sleep(random.nextInt(films * millis));
        Victim.Signal signal = victim.signal(random);
        String what = when + ", " + signal;
        System.err.println(what);
        assertThat(victim.await()).as(what).isIn(0, 3, 130, 137, 143);
        victim.requireGone(what);
        victim.requirePlainWords(what);
        if (signal.orderly()) {
            assertThat(Victim.unfinished(folder, out)).as(what).noneMatch(MakeSignalsIT::isNew);
        }
        for (Path left : Victim.unfinished(folder, out)) {
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        requireWhole(what);
        return signal.sent();
    }

    /** Not left by a killed run before, whose parts were made old. */
    private static boolean isNew(Path file) {
        return file.toFile().lastModified()
                > System.currentTimeMillis() - Duration.ofDays(1).toMillis();
    }

    /** The GIFs that are there can be read to their end. */
    private void requireWhole(String when) throws Exception {
        try (Stream<Path> files = Files.exists(out) ? Files.list(out) : Stream.empty()) {
            for (Path gif :
                    files.filter(file -> file.toString().endsWith(".gif")).toList()) {
                byte[] bytes = Files.readAllBytes(gif);
                assertThat(bytes[bytes.length - 1]).as("%s: %s ends", when, gif).isEqualTo((byte) ';');
                assertThat(VideoProbe.probe(gif).frames())
                        .as("%s: %s", when, gif)
                        .isGreaterThan(1);
            }
        }
    }
}
