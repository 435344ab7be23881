package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.server.DrawnGif;
import io.reprise.app.server.TinyFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes on one home: first starts at once, two runs of {@code make}, two servers, and commands that write beside
 * a server that writes. All succeed; nothing is lost, nothing partial is left.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class TwoProcessesIT {
    @TempDir
    Path folder;

    private final List<Victim> running = new ArrayList<>();
    private int places;

    private Path home() {
        return folder.resolve("home");
    }

    private Path place() throws IOException {
        return Files.createDirectory(folder.resolve("place" + places++));
    }

    private Victim start(Path place, String... args) throws IOException {
        Victim victim = new Victim(place, home(), Map.of(), args);
        running.add(victim);
        return victim;
    }

    private RunningServer serve() throws IOException, InterruptedException {
        RunningServer server = RunningServer.start(place(), home(), Map.of());
        running.add(server.process());
        return server;
    }

    private static void requireDone(Victim victim, Path place) throws IOException, InterruptedException {
        assertThat(victim.await())
                .as(Files.readString(place.resolve("err.txt")))
                .isZero();
        victim.requirePlainWords(place.toString());
    }

    private void requireNothingLeft() throws IOException, InterruptedException {
        for (Victim each : running) {
            if (each.isAlive()) {
                each.end();
            }
        }
        running.get(0).requireGone("at the end");
        assertThat(Victim.unfinished(folder, folder)).isEmpty();
    }

    /** Native libraries, the store's tables and the features of one video are made by all at once. */
    @Test
    void firstStartsAtOnce() throws Exception {
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 2, 3);
        List<Path> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            places.add(place());
            start(
                    places.get(i),
                    "make",
                    film.toString(),
                    "--out",
                    places.get(i).resolve("out").toString(),
                    "--width",
                    "160",
                    "--json");
        }
        Path added = place();
        Path gif = Files.write(folder.resolve("a.gif"), DrawnGif.of(20, 10));
        start(added, "history", "add", gif.toString());
        places.add(added);
        for (int i = 0; i < places.size(); i++) {
            requireDone(running.get(i), places.get(i));
        }
        Set<List<String>> answers = new HashSet<>();
        for (Path each : places.subList(0, 3)) {
            JsonNode all = JsonMapper.builder().build().readTree(Files.readString(each.resolve("out.txt")));
            List<String> moments = new ArrayList<>();
            for (JsonNode one : all.path("suggestions")) {
                moments.add(one.path("start") + "-" + one.path("end"));
                assertThat(Files.readAllBytes(Path.of(one.path("file").asText())))
                        .endsWith((byte) ';');
            }
            answers.add(moments);
        }
        assertThat(answers).as("all found the same moments").hasSize(1).doesNotContain(List.of());
        assertThat(listed()).hasSize(1);
        requireNothingLeft();
    }

    private List<String> listed() throws IOException, InterruptedException {
        Path place = place();
        Victim list = start(place, "history", "list", "--json");
        requireDone(list, place);
        List<String> ids = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(Files.readString(place.resolve("out.txt")))
                .findValues("id")
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** What one server was told the other knows, whoever does the jobs. */
    @Test
    void twoServersAndCommandsBesideThem() throws Exception {
        RunningServer one = serve();
        RunningServer other = serve();
        String film = one.analysed(TinyFilm.write(folder.resolve("film.mp4"), 3, 3));
        Set<String> kept = new HashSet<>();
        Path export = export();
        List<Victim> commands = new ArrayList<>();
        List<Path> commandPlaces = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            JsonNode answer = JsonMapper.builder()
                    .build()
                    .readTree((i % 2 == 0 ? one : other).keep(film, i).body());
            kept.add(answer.path("id").asText());
            if (i < 2) {
                Path place = place();
                commandPlaces.add(place);
                Path gif = Files.write(place.resolve("b" + i + ".gif"), DrawnGif.of(12 + 9 * i, 10));
                commands.add(
                        i == 0
                                ? start(place, "history", "import", export.toString())
                                : start(place, "history", "add", gif.toString()));
            }
        }
        for (int i = 0; i < commands.size(); i++) {
            requireDone(commands.get(i), commandPlaces.get(i));
        }
        for (String id : kept) {
            JsonNode highlight = other.ended("/api/v1/highlights/" + id, List.of("making"));
            assertThat(highlight.path("state").asText()).as("%s", highlight).isEqualTo("ready");
            assertThat(one.get("/api/v1/highlights/" + id).path("state").asText())
                    .isEqualTo("ready");
        }
        assertThat(listed()).hasSize(kept.size() + 2).containsAll(kept);
        requireNothingLeft();
    }

    /** An export of another home with one highlight. */
    private Path export() throws Exception {
        Path place = place();
        Path gif = Files.write(folder.resolve("exported.gif"), DrawnGif.of(40, 8));
        Path archive = folder.resolve("history.zip");
        for (List<String> args :
                List.of(List.of("history", "add", gif.toString()), List.of("history", "export", archive.toString()))) {
            Victim command = new Victim(place, Map.of(), args.toArray(String[]::new));
            requireDone(command, place);
        }
        return archive;
    }

    /** Two runs of {@code make} of several videos write into one folder and one cache. */
    @Test
    void twoRunsIntoOneFolder() throws Exception {
        List<String> films = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            films.add(TinyFilm.write(folder.resolve(name + ".mp4"), films.size() + 1, 3)
                    .toString());
        }
        Path out = folder.resolve("out");
        List<Path> places = List.of(place(), place());
        for (Path each : places) {
            start(each, "make", films.get(0), films.get(1), "--out", out.toString(), "--width", "160", "--top", "1");
        }
        for (int i = 0; i < places.size(); i++) {
            requireDone(running.get(i), places.get(i));
        }
        try (Stream<Path> files = Files.list(out)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSize(2);
            for (Path file : all) {
                assertThat(Files.readAllBytes(file)).as("%s", file).endsWith((byte) ';');
            }
        }
        requireNothingLeft();
    }
}
