package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.fault.Misbehaviour.Kind;
import io.reprise.app.fault.Misbehaviour.Stage;
import io.reprise.app.server.TinyFilm;
import io.reprise.engine.home.NativeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code make} and {@code features} of several videos, whose workers are killed, crash, leave, hang or spew, each at
 * another stage: a line for each says so, the others are done, and no process and no part of a file is left. The command
 * itself has 128 MB, so that what a worker says can't be kept.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class BadWorkersIT {
    private static final List<Stage> STAGES = List.of(Stage.values());
    /** A video for each stage, and one that nothing happens to. */
    private static final List<String> VIDEOS = Stream.concat(STAGES.stream().map(Stage::toString), Stream.of("WHOLE"))
            .toList();

    @TempDir
    Path folder;

    @BeforeEach
    void films() throws Exception {
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 1, 3);
        for (String video : VIDEOS) {
            Files.createLink(folder.resolve(video + ".mp4"), film);
        }
    }

    private Victim start(Path place, String command, List<String> videos, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of(command));
        videos.forEach(video -> args.add(folder.resolve(video + ".mp4").toString()));
        args.addAll(List.of("--out", place.resolve("out").toString(), "--threads", "1", "--no-cache"));
        args.addAll(List.of(more));
        return new Victim(place, Map.of("REPRISE_JAVA_OPTS", javaOptions(place)), args.toArray(String[]::new));
    }

    /** With the native libraries that this process has unpacked. */
    private static String javaOptions(Path place) throws IOException {
        return "-Xmx128m " + String.join(" ", NativeFolder.options()) + " "
                + Misbehaviour.option(place.resolve("plans"));
    }

    private Victim make(Path place, List<String> videos, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("--no-history", "--width", "96", "--top", "1", "--quiet"));
        args.addAll(List.of(more));
        return start(place, "make", videos, args.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANGS")
    void theOthersAreMade(Kind kind) throws Exception {
        Misbehaviour.plan(folder.resolve("plans"), kind, STAGES);
        List<String> made = kind == Kind.ERRORS ? VIDEOS : List.of(Stage.AFTER_RESULT.toString(), "WHOLE");
        Victim run = make(folder, VIDEOS);
        int code = run.await();
        if (code == 3) { // a whole file may be there although its report was garbled
            Files.deleteIfExists(folder.resolve("out/RENDERING-01.gif"));
        }
        check(folder, run, VIDEOS, made);
    }

    /** All at once, as each takes the minute that is the shortest a job may have. */
    @Test
    void oneThatHangsIsEndedAtItsTime() throws Exception {
        Map<Stage, Victim> runs = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            Path place = Files.createDirectory(folder.resolve(stage.toString()));
            Misbehaviour.plan(place.resolve("plans"), Kind.HANGS, List.of(stage));
            String minutes = stage == Stage.AFTER_RESULT ? "60" : "1"; // it is not waited for then
            runs.put(stage, make(place, List.of(stage.toString(), "WHOLE"), "--job-minutes", minutes));
        }
        for (Stage stage : STAGES) {
            List<String> both = List.of(stage.toString(), "WHOLE");
            List<String> made = stage == Stage.AFTER_RESULT ? both : List.of("WHOLE");
            check(folder.resolve(stage.toString()), Objects.requireNonNull(runs.get(stage)), both, made);
        }
    }

    @Test
    void featuresOfTheOtherVideoAreWritten() throws Exception {
        Misbehaviour.plan(folder.resolve("plans"), Kind.KILLED, List.of(Stage.ANALYSIS));
        Victim features = start(folder, "features", List.of("ANALYSIS", "WHOLE"), "--segments", "uniform:1");
        assertThat(features.await()).isEqualTo(3);
        features.requireGone("features");
        assertThat(Files.readString(folder.resolve("err.txt")).lines().filter(line -> line.startsWith("failed: ")))
                .singleElement()
                .asString()
                .contains("ANALYSIS.mp4", "was killed");
        assertThat(folder.resolve("out/WHOLE.npy")).isNotEmptyFile();
        assertThat(folder.resolve("out/ANALYSIS.npy")).doesNotExist();
        assertThat(Victim.unfinished(folder, folder.resolve("out"))).isEmpty();
    }

    private static void check(Path place, Victim run, List<String> videos, List<String> made) throws Exception {
        int code = run.await();
        String said = Files.readString(place.resolve("err.txt"));
        run.requireGone(said);
        assertThat(said).doesNotContain("\tat ", "Exception", "bug of ours");
        assertThat(Files.readString(place.resolve("plans")))
                .as("all plans were followed")
                .isEmpty();
        assertThat(code).as(said).isEqualTo(made.equals(videos) ? 0 : 3);
        List<String> failed =
                videos.stream().filter(video -> !made.contains(video)).toList();
        assertThat(said.lines().filter(line -> line.startsWith("reprise: ")))
                .as(said)
                .hasSize(failed.size())
                .zipSatisfy(
                        failed,
                        (line, video) -> assertThat(line)
                                .contains(video + ".mp4 can't be used: ")
                                .hasSizeLessThan(500));
        Path out = place.resolve("out");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as(said)
                    .containsExactlyInAnyOrderElementsOf(
                            made.stream().map(video -> video + "-01.gif").toList());
        }
        assertThat(Victim.unfinished(place, out)).as(said).isEmpty();
    }
}
