package io.reprise.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of the program's own Java machine, and what its end is told as. */
class LaunchTest {
    @TempDir
    Path folder;

    private List<String> command(String... args) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (String ending : List.of(".jsa", ".aot")) {
            Files.writeString(lib.resolve("start-" + System.getProperty("java.version") + ending), "");
        }
        return new LaunchCommand(lib, folder.resolve("home")).of(List.of(args), folder.resolve("note"), false);
    }

    @ParameterizedTest
    @CsvSource({
        "make,command",
        "suggest,command",
        "--version,command",
        "serve,serve",
        "train,research",
        "benchmark,research"
    })
    void optionsAreThoseOfTheCommand(String name, String kind) throws IOException {
        Path lib = folder.resolve("lib");
        assertThat(command(name, "x y"))
                .contains("@" + lib.resolve("java.options"), "@" + lib.resolve(kind + ".options"));
    }

    @Test
    void nothingIsDecodedOfVideosThatWereLookedAtBefore() throws IOException, BadInputException {
        Home home = new Home(folder.resolve("home"));
        Path film = Files.writeString(folder.resolve("a film.mp4"), "pictures");
        Files.setLastModifiedTime(film, FileTime.fromMillis(1_000_000));
        String known = "@" + folder.resolve("lib/known.options");
        assertThat(command("suggest", "" + film)).doesNotContain(known);
        String hash = ContentHash.cachedIn(home).of(film);
        assertThat(command("suggest", "" + film)).as("read, but not looked at").doesNotContain(known);
        new FeatureCache(home).putFacts(hash, new VideoFacts(9, 1, 1, 1, false, new long[0], null, List.of()));
        assertThat(command("suggest", "--top", "5", "" + film)).contains(known);
        assertThat(command("make", "" + film)).as("decodes to render").doesNotContain(known);
        assertThat(command("suggest", "" + film, "--encoder=x")).doesNotContain(known);
        assertThat(command("suggest", "" + film, "--no-cache")).doesNotContain(known);
        Path gif = Files.writeString(folder.resolve("new.gif"), "more");
        assertThat(command("suggest", "" + film, "--like", "" + gif)).doesNotContain(known);
    }

    @Test
    void theProgramsOwnJarsComeFirst() throws IOException {
        for (String jar : List.of("asm.jar", "reprise.jar", "reprise-core-1.jar", "reprise.txt")) {
            Files.createFile(Files.createDirectories(folder.resolve("lib")).resolve(jar));
        }
        Path lib = folder.resolve("lib");
        assertThat(command("--version"))
                .contains(lib.resolve("reprise-core-1.jar")
                        + File.pathSeparator
                        + lib.resolve("reprise.jar")
                        + File.pathSeparator
                        + lib.resolve("*"));
    }

    @Test
    void argumentsComeLastAndUnchanged() throws IOException {
        List<String> command = command("make", "a film.mp4", "--out", "*");
        assertThat(command).endsWith("io.reprise.app.cli.Main", "make", "a film.mp4", "--out", "*");
        assertThat(command)
                .contains("-Dreprise.crashNote=" + folder.resolve("note"))
                .anyMatch(option -> option.matches("-XX:(SharedArchiveFile|AOTCache)=.*start-.*"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,2", "130,130", "143,143", "139,3", "134,3", "137,3", "-1073741819,3"})
    void aCrashIsAnInputThatCannotBeUsed(int ended, int code) throws IOException {
        assertThat(CrashExit.code(ended, Files.writeString(folder.resolve("note"), "film.mp4\n")))
                .isEqualTo(code);
    }

    @Test
    void aCrashNamesTheVideo() {
        assertThat(CrashExit.line(139, "film.mp4"))
                .isEqualTo("film.mp4 can't be used: native code crashed (signal 11);"
                        + " convert it to another format, or leave it out");
        assertThat(CrashExit.line(137, "")).startsWith("the input can't be used: the process was killed");
        assertThat(CrashExit.line(-1073741819, "x")).contains("(c0000005)");
    }
}
