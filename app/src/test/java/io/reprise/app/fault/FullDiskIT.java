package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.app.server.TinyFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code make} on disks of several sizes that are full at one stage or another: while native libraries are unpacked, while
 * the features are kept, in the first GIF or a later one. It works, or says so in one line; no part of a file is left. The
 * disks are file systems in memory that only the command's own processes see, so this needs the right to mount them.
 */
@Timeout(900)
@EnabledOnOs(OS.LINUX)
@Tag("stress")
class FullDiskIT {
    private static final String SCRIPT = """
            mount -t tmpfs -o size="$2",mode=700 tmpfs "$1" || exit 99
            shift
            "${@:2}" >/dev/null
            code=$?
            find "$AROUND" -name '*.part' -o -name '*.gif' -size -1k
            exit $code
            """;

    @TempDir
    Path folder;

    static boolean mayMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"home,64k", "home,20m", "home,70m", "out,4k", "out,60k", "tmp,64k"})
    void itWorksOrSaysSoAndLeavesNothingUnfinished(String place, String size) throws Exception {
        assumeTrue(mayMount(), "file systems can't be mounted here: unshare -m fails");
        Path film = TinyFilm.write(folder.resolve("film.mp4"), 3, 3);
        for (String each : List.of("home", "out", "tmp")) {
            Files.createDirectories(folder.resolve(each));
        }
        Path out = folder.resolve("said.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "bash",
                        "-c",
                        SCRIPT,
                        "full",
                        folder.resolve(place).toString(),
                        size,
                        System.getProperty("reprise.command", ""),
                        "make",
                        film.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--no-history",
                        "--width",
                        "320",
                        "--quiet")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("AROUND", folder.toString());
        builder.environment().put("REPRISE_HOME", folder.resolve("home").toString());
        builder.environment().put("REPRISE_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        int code = builder.start().waitFor();
        String said = Files.readString(err);
        assertThat(code).as(said).isIn(0, 3);
        assertThat(said).doesNotContain("\tat ", "Exception", "bug of ours");
        assertThat(Files.readString(out)).as("what is unfinished").isEmpty();
        if (code == 3) {
            assertThat(said.lines().filter(line -> line.startsWith("reprise: ")))
                    .hasSize(1);
            assertThat(said).contains("make room");
        }
        assertThat(code)
                .as("%s %s: %s", place, size, said)
                .isEqualTo(place.equals("tmp") || size.equals("70m") ? 0 : 3);
    }
}
