package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.spark.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed {@code features}, or a killed worker of it, leaves a catalogue that the next run completes to the same. */
@Tag("slow")
@Tag("faults")
class KilledFeaturesTest {
    private static final int FILMS = 6;

    @TempDir
    Path folder = Path.of("");

    private Path videos = Path.of("");

    @BeforeEach
    void draw() throws Exception {
        videos = Files.createDirectories(folder.resolve("videos"));
        Path inside = Files.createDirectories(videos.resolve("inside"));
        for (int film = 0; film < FILMS; film++) {
            DrawnFilm.write(inside.resolve("film" + film + ".mp4"), 3 + film, film);
        }
        Files.writeString(inside.resolve("no-video.mp4"), "this is no video");
    }

    @Test
    void aKilledRunIsCompletedByTheNext() throws Exception {
        String whole = folder.resolve("whole").toString();
        run("features", videos.toString(), "--out", whole, "--wave", "2");

        Path killed = folder.resolve("killed");
        String[] command = {"features", videos.toString(), "--out", killed.toString(), "--wave", "2"};
        try (Program program = Program.start(folder.resolve("log"), command)) {
            // a wave is committed, and the next has begun to be
            program.killWhen(() -> committed(killed) > 0 && waves(killed, "features", "") > committed(killed));
        }
        long known = 2 * committed(killed);
        assertThat(known).isBetween(1L, FILMS - 1L);
        assertThat(run(command)).contains((FILMS - known) + " analysed, " + known + " there already, 1 failed");
        assertThat(run(command)).contains("0 analysed, " + (FILMS + 1) + " there already, 0 failed");
        assertThat(rows(killed.toString())).isEqualTo(rows(whole)).hasSize(FILMS);
    }

    @Test
    void aWorkerThatIsKilledCostsOneVideoWhichCanBeTriedAgain() throws Exception {
        String catalogue = folder.resolve("catalogue").toString();
        String[] command = {"features", videos.toString(), "--out", catalogue};
        try (Program program = Program.start(folder.resolve("log"), command)) {
            program.await(() -> workers(program).anyMatch(ProcessHandle::destroyForcibly));
            assertThat(program.end()).as(program.said()).isZero();
            assertThat(program.said()).contains((FILMS - 1) + " analysed, 0 there already, 2 failed");
        }
        assertThat(run("features", videos.toString(), "--out", catalogue, "--again"))
                .contains("1 analysed, " + (FILMS - 1) + " there already, 1 failed");
        assertThat(rows(catalogue)).hasSize(FILMS);
    }

    /** A process that was forked and is not the worker yet has another command line. */
    private static Stream<ProcessHandle> workers(Program program) {
        return program.process()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("-Dreprise.starter="))
                        .isPresent());
    }

    private static long committed(Path catalogue) throws Exception {
        return waves(catalogue, "videos", "_SUCCESS");
    }

    /** How many waves of a table there are, with a file of that name in them. */
    private static long waves(Path catalogue, String table, String file) throws Exception {
        Path folder = catalogue.resolve(table);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> waves = Files.list(folder)) {
            return waves.filter(wave -> Files.exists(wave.resolve(file))).count();
        }
    }

    /** All tables of a catalogue, of the videos every byte. */
    private static List<String> rows(String folder) throws Exception {
        Catalogue catalogue = Catalogue.open(LocalSpark.session(), folder);
        assertThat(lines(catalogue.failures(), "youtubeId")).hasSize(1).allMatch(line -> line.contains("no-video"));
        assertThat(lines(catalogue.segments(), "youtubeId", "segment")).isNotEmpty();
        return lines(catalogue.videos(), "youtubeId");
    }

    private static List<String> lines(Dataset<Row> table, String column, String... columns) {
        return table.orderBy(column, columns).toJSON().collectAsList();
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
