package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.contract.RepriseProcess;
import io.reprise.core.error.InvalidValueException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every exit code of docs/cli.md, provoked through the program's own parser and handlers. */
class ExitCodesTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
    }

    /** A command with a mistake in it. */
    @Command(name = "broken")
    private record Broken(RuntimeException mistake) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw mistake;
        }
    }

    private int broken(RuntimeException mistake) {
        PrintWriter out = new PrintWriter(err, true);
        CommandLine line = Main.commandLine(out, out);
        line.addSubcommand(new CommandLine(new Broken(mistake)).setExecutionExceptionHandler(new ErrorReporter()));
        Objects.requireNonNull(line.getSubcommands().get("broken")).setErr(out);
        return line.execute("broken");
    }

    @Test
    void doneIsZero() {
        assertThat(run("--version")).isZero();
    }

    @Test
    void aBrokenInvariantIsOurBug() {
        for (RuntimeException mistake : new RuntimeException[] {
            new IllegalArgumentException("3 scores do not fit 4 segments"),
            new IllegalStateException("a state that cannot be"),
            new NullPointerException("video"),
            new IndexOutOfBoundsException(7)
        }) {
            err.getBuffer().setLength(0);
            assertThat(broken(mistake)).isEqualTo(ExitCode.BUG);
            assertThat(err.toString())
                    .startsWith("reprise: this is a bug of ours, please report this line")
                    .contains(mistake.getClass().getSimpleName(), "ExitCodesTest")
                    .hasLineCount(1);
        }
    }

    @Test
    void aWrongValueNamesItsOption() {
        assertThat(broken(new InvalidValueException("someLength", "it is too long")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("someLength: it is too long; see");
    }

    @ParameterizedTest
    @CsvSource({
        "--top 0, --top",
        "--min-length 5 --max-length 3, --max-length",
        "--min-length NaN, --min-length",
        "--segments scenes, --segments",
        "--threads 0, --threads",
        "--encoder a++b, --encoder",
        "--like VIDEO@5-3, --like",
        "--nonsense, nonsense",
        "--width 1, --width",
        "--size 0, --size",
        "--crop 0:0, --crop",
        "--background mauve, --background",
        "--fps 0, --fps",
        "--max-size 8XB, --max-size",
        "--quality 0, --quality",
        "--quality 101, --quality",
        "--format bmp, --format",
        "--loop -2, --loop",
        "--speed 99, --speed",
        "--job-minutes 0, --job-minutes"
    })
    void wrongUsageIsTwoAndNamesTheOption(String args, String named) throws Exception {
        Path video = Files.writeString(folder.resolve("v.mp4"), "x");
        String[] all = ("make " + video + " " + video + "2 " + args.replace("VIDEO", "/nowhere.mp4")).split(" ", -1);
        String[] one = ("make " + video + " " + args.replace("VIDEO", "/nowhere.mp4")).split(" ", -1);
        assertThat(run(args.startsWith("--job") ? all : one)).as(err.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("reprise: ").contains(named).hasLineCount(1);
    }

    @Test
    void anInputThatCantBeUsedIsThree() throws Exception {
        Path video = Files.writeString(folder.resolve("v.mp4"), "x");
        assertThat(run("suggest", folder.resolve("none.mp4").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("suggest", video.toString(), "--no-cache", "--quiet")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("none.mp4", "v.mp4").hasLineCount(2);
    }

    @ParameterizedTest
    @CsvSource({"--encoder none, none", "--ranker none, none", "--ranker /no/model.safetensors, /no/model.safetensors"})
    void aNamedThingThatIsMissingIsFour(String args, String named) throws Exception {
        Path video = Files.writeString(folder.resolve("v.mp4"), "x");
        assertThat(run(("suggest " + video + " --no-cache --no-history " + args).split(" ", -1)))
                .as(err.toString())
                .isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(err.toString()).contains(named).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @EnabledOnOs(OS.LINUX)
    @Timeout(120)
    void anInterruptedProcessEndsWith130AndATerminatedOneWith143(String signal, int code) throws Exception {
        // who runs the tests in the background of a shell has them ignore INT
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(RepriseProcess.command(Main.class));
        command.addAll(List.of("serve", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REPRISE_HOME", folder.resolve("home").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).contains("Reprise is at");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(code);
        } finally {
            process.destroyForcibly();
        }
    }
}
