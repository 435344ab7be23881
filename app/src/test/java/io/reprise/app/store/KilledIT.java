package io.reprise.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.contract.RepriseProcess;
import io.reprise.core.file.Sha256;
import io.reprise.engine.home.Home;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes are killed (SIGKILL) at random moments: nothing that was acknowledged is lost. Times:
 * {@code -Dreprise.kills}. */
@Tag("stress")
class KilledIT {
    private static final int ADDING = Integer.getInteger("reprise.kills", 30);
    private static final int MIGRATING = ADDING / 2;
    private static final int WAITING = 3;

    @TempDir
    Path folder = Path.of("");

    private final Deque<Process> ready = new ArrayDeque<>();
    private final Set<String> acknowledged = new LinkedHashSet<>();

    /** The processes start beforehand, so that the time of a start is not what is waited for. */
    private Process next() throws IOException {
        while (ready.size() < WAITING) {
            ready.add(start());
        }
        Process process = ready.remove();
        ready.add(start());
        return process;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(RepriseProcess.command(Victim.class, "-Xmx128m"))
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    @AfterEach
    void killAll() {
        ready.forEach(Process::destroyForcibly);
    }

    @Test
    void whileAddingAndRendering() throws Exception {
        Random random = random();
        StoreLocation where = StoreLocation.in(new Home(folder.resolve("home")));
        Files.createDirectories(where.home().folder());
        int first =
                IntStream.range(0, 3).map(i -> millisToTheFirst(where)).max().orElseThrow();
        for (int i = 0; i < ADDING; i++) {
            kill("add", where, 10 + random.nextInt(2 * first));
        }
        assertThat(acknowledged)
                .as("something was acknowledged before the kills")
                .hasSizeGreaterThan(ADDING / 4);
        requireAllThere(where);
        requireNothingLeft(where);
    }

    @Test
    void whileMigrating() throws Exception {
        Random random = random();
        Home old = new Home(folder.resolve("old"));
        acknowledged.addAll(SchemaTest.makeOld(StoreLocation.in(old), 2, 500_000, 500_001, 6_000_000, 0));
        int halfway = 0;
        for (int i = 0; i < MIGRATING; i++) {
            StoreLocation where = StoreLocation.in(new Home(folder.resolve("copy")));
            Files.createDirectories(where.home().folder());
            Files.copy(old.folder().resolve("reprise.db"), where.file());
            boolean whole = kill("migrate", where, random.nextInt(900)).contains("migrated");
            halfway += whole ? 0 : 1;
            try (Store next = Store.open(where, SchemaTest.NEXT)) {
                assertThat(ids(next)).containsExactlyElementsOf(acknowledged);
                assertThat(next.<Long>read(t -> t.number("select count(*) as n from numbers")))
                        .isEqualTo(20_000);
                SchemaTest.requireFilesAreThere(next);
            }
            requireNothingLeft(where);
            requireCopyIsWhole(where);
            delete(where.home().folder());
        }
        System.err.println("killed halfway through migrating: " + halfway + " of " + MIGRATING);
        assertThat(halfway).isGreaterThan(MIGRATING / 4);
    }

    private static Random random() {
        long seed = Long.getLong("reprise.seed", System.nanoTime());
        System.err.println("seed of the kills: " + seed + " (-Dreprise.seed)");
        return new Random(seed);
    }

    /** Has a process do this work, and kills it so long after it began; what it said until then. */
    private List<String> kill(String work, StoreLocation where, int millis) throws Exception {
        Process process = next();
        List<String> said = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("ready");
        OutputStream to = process.getOutputStream();
        to.write((work + " " + where.home().folder() + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
        if (work.equals("add")) {
            assertThat(reader.readLine()).isEqualTo("adding");
        }
        Thread.sleep(millis);
        process.toHandle().destroyForcibly(); // which leaves what it said to be read
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.matches("added [0-9A-Z]{26}")) {
                acknowledged.add(line.substring("added ".length()));
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** How long a process takes to acknowledge the first: kills come before that and after, on any machine. */
    private int millisToTheFirst(StoreLocation where) {
        try {
            Process process = next();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).isEqualTo("ready");
            process.getOutputStream().write(("add " + where.home().folder() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            assertThat(reader.readLine()).isEqualTo("adding");
            long began = System.nanoTime();
            assertThat(reader.readLine()).startsWith("added ");
            long millis = (System.nanoTime() - began) / 1_000_000;
            process.toHandle().destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return (int) Math.max(20, millis);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ids(Store store) {
        return store
                .read(t -> new Highlights(t)
                        .of(new Users(t).named("me").orElseThrow().id()))
                .stream()
                .map(StoredHighlight::id)
                .toList();
    }

    /** Every acknowledged one is there, whatever else is; the pixels of all that are there can be read. */
    private void requireAllThere(StoreLocation where) throws Exception {
        try (Store store = Store.open(where)) {
            assertThat(store.<List<String>>read(
                            t -> t.query("pragma integrity_check", row -> row.text("integrity_check"))))
                    .containsExactly("ok");
            assertThat(ids(store)).containsAll(acknowledged);
            List<StoredHighlight> all = store.read(t ->
                    new Highlights(t).of(new Users(t).named("me").orElseThrow().id()));
            System.err.println(acknowledged.size() + " acknowledged, " + all.size() + " there");
            for (StoredHighlight each : all) {
                requireReadable(store, String.valueOf(each.kept()), Format.GIF);
                requireReadable(store, String.valueOf(each.clip()), Format.MP4);
            }
        }
    }

    private void requireReadable(Store store, String sha256, Format format) throws Exception {
        Path kept = store.read(t -> new MediaFiles(t).get(sha256)).orElseThrow().file();
        assertThat(Sha256.of(kept)).isEqualTo(sha256);
        Path file = folder.resolve("check." + format.extension());
        Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(VideoProbe.probe(file).frames()).isPositive();
    }

    private void requireNothingLeft(StoreLocation where) throws Exception {
        Path home = where.home().folder();
        try (Store store =
                Store.open(where, where.home().folder().endsWith("copy") ? SchemaTest.NEXT : Schema.CURRENT)) {
            new io.reprise.app.history.HistoryKeeper(
                            store,
                            "me",
                            new io.reprise.app.history.SourceVideos(
                                    io.reprise.engine.analysis.ContentHash.uncached(), 1, () -> false, line -> {}),
                            io.reprise.engine.analysis.ContentHash.uncached(),
                            1,
                            () -> false)
                    .close();
            SchemaTest.requireFilesAreThere(store);
        }
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString()))
                    .allMatch(name -> name.startsWith("reprise.db")
                            || name.startsWith("media/")
                            || name.startsWith("cache/native/"))
                    .noneMatch(name -> name.endsWith(".part") && !name.startsWith("cache/native/"));
        }
    }

    /** The copy beside, if it is in place, is a whole old store. */
    private void requireCopyIsWhole(StoreLocation where) throws Exception {
        Path copy = where.file().resolveSibling("reprise.db.before-V" + SchemaTest.NEXT.version());
        assertThat(copy).exists();
        Home home = new Home(folder.resolve("check"));
        Files.createDirectories(home.folder());
        Files.copy(copy, home.folder().resolve("reprise.db"));
        try (Store store = Store.open(StoreLocation.in(home))) {
            assertThat(ids(store)).containsExactlyElementsOf(acknowledged);
        }
        delete(home.folder());
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
