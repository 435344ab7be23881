package io.reprise.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.cli.Main;
import io.reprise.app.contract.RepriseProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hostile export, taken by the command as a process of its own. */
@Timeout(240)
@Tag("slow")
class HostileImportTest {
    private static final String SECRET = "GIF89a the secret of this machine";
    private static final String ROUGH = "red\u001b[31m\u009b2J\nreprise: all is well\u202e";
    private static final int BAD_INPUT = 3;

    @TempDir
    Path temp;

    private RepriseProcess reprise(String... args) throws Exception {
        return RepriseProcess.run(temp, temp.resolve("home"), (Object[]) args);
    }

    private static Map<String, Object> entry(String name, String file, String made) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", name);
        entry.put("name", name);
        entry.put("made", made);
        entry.put("duration", 2.5);
        entry.put("file", file);
        return entry;
    }

    private static Map<String, Object> with(Map<String, Object> entry, String field, Object value) {
        entry.put(field, value);
        return entry;
    }

    private static Map<String, Object> source(String known) {
        return Map.of("video", "a".repeat(64), "name", "film", "start", 1, "end", 2, "duration", 9, "known", known);
    }

    private Path export(List<Map<String, Object>> highlights) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("export"));
        JsonMapper.builder()
                .build()
                .writeValue(
                        folder.resolve("history.json").toFile(),
                        Map.of("format", "reprise history", "version", 1, "user", "me", "highlights", highlights));
        return folder;
    }

    @Test
    void onlyFilesOfTheArchiveAreReadAndNamesStayLines() throws Exception {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret.gif"), SECRET);
        String now = "2026-05-03T18:20:11Z";
        String rough = ROUGH + "x".repeat(5_000_000);
        Path folder = export(List.of(
                entry("by a linked folder", "linked/secret.gif", now),
                entry("by a link", "link.gif", now),
                entry("by dots", "../outside/secret.gif", now),
                entry("by its path", outside.resolve("secret.gif").toString(), now),
                entry("far\u001b[2Joff", "none.gif", now),
                entry("in the year 999999999", "own.gif", "+999999999-01-01T00:00:00Z"),
                entry("in the year 200000", "own.gif", "+200000-01-01T00:00:00Z"),
                entry("before all years", "own.gif", "-0001-01-01T00:00:00Z"),
                entry("of no bytes", "empty.gif", now),
                with(entry("without end", "own.gif", now), "duration", 9e12),
                with(entry("known oddly", "own.gif", now), "source", source("xx\u001b")),
                entry(rough, "own.gif", now)));
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        Files.createSymbolicLink(folder.resolve("link.gif"), outside.resolve("secret.gif"));
        Files.writeString(folder.resolve("own.gif"), "GIF89a");
        Files.createFile(folder.resolve("empty.gif"));

        RepriseProcess ran = reprise("history", "import", folder.toString());
        assertThat(ran.code()).as(ran.err()).isEqualTo(BAD_INPUT);
        assertThat(ran.err().lines().filter(line -> line.contains("is left out")))
                .hasSize(11);
        assertThat(ran.err()).contains("is no time as in").doesNotContain("bug of ours", "enum constant", "io.reprise");
        RepriseProcess list = reprise("history", "list");
        for (String shown : List.of(ran.err(), ran.out(), list.out())) {
            assertThat(shown).doesNotContain("\u001b", "\u009b", "\u202e", "\nreprise: all is well");
            assertThat(shown.length()).isLessThan(5000);
        }
        assertThat(list.out().lines()).singleElement().asString().contains("red");
        try (Stream<Path> files = Files.walk(temp.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void aNameOnTheCommandLineIsPrintedPlainly() {
        StringWriter err = new StringWriter();
        PrintWriter to = new PrintWriter(err, true);
        String film = temp.resolve("no\u001b]0;title\u0007film\n.mp4").toString();
        assertThat(Main.run(new String[] {"suggest", film}, to, to)).isEqualTo(BAD_INPUT);
        assertThat(err.toString()).contains("film").doesNotContain("\u001b", "\u0007");
        assertThat(err.toString().lines().filter(line -> line.startsWith("reprise: ")))
                .hasSize(1);
        assertThat(err.toString().lines()).noneMatch(line -> line.startsWith(".mp4"));
    }

    @Test
    void howeverACommandPrintsANameItIsPlain() {
        StringWriter out = new StringWriter();
        PrintWriter to = Main.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
                .getOut();
        to.println(ROUGH);
        to.print(ROUGH);
        to.printf("%s", ROUGH);
        to.append(ROUGH).flush();
        assertThat(out.toString()).contains("red").doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    void whatIsLoggedStaysALineAndSaysWhen() throws Exception {
        LoggerContext log = new LoggerContext();
        log.putProperty("reprise.logTime", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} ");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(Main.class.getResource("/logback.xml"));
        Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        OutputStreamAppender<ILoggingEvent> appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("stderr");
        IOException cause = new IOException("of \u001b]0;title\u0007 \u009b2J");
        LoggingEvent event =
                new LoggingEvent("", log.getLogger("a.Server"), Level.ERROR, "{} fails", cause, new Object[] {ROUGH});
        assertThat(new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8))
                .matches(
                        "(?s)\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z ERROR Server: red.* fails\n.*IOException: of .*\n\tat .*")
                .doesNotContain("\u001b", "\u009b", "\u0007", "\u202e", "\nreprise: all is well");
        log.stop();
    }
}
