package io.reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Options are the command line's words: errors elsewhere carry a code, which the command line and the API put in words. */
class OptionLanguageTest {
    private static final Pattern OPTION = Pattern.compile("\"[^\"]*--[a-z][a-z-]+[^\"]*\"");
    /** Whose messages are for the command line alone. */
    private static final List<String> OF_THE_COMMAND_LINE =
            List.of("/app/cli/", "/app/launch/", "/app/doctor/", "/app/benchmark/");

    @Test
    void noMessageOutsideTheCommandLineNamesAnOption() throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        for (String module : List.of("core", "media", "vision", "learn", "engine", "app")) {
            try (Stream<Path> files = Files.walk(top.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    check(file);
                }
            }
        }
    }

    private static void check(Path file) throws IOException {
        if (OF_THE_COMMAND_LINE.stream().noneMatch(file.toString()::contains)) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.stream().filter(OptionLanguageTest::namesAnOption))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** Whether a line of code has one in a text; that of another program, convmv, is none of ours. */
    private static boolean namesAnOption(String line) {
        return OPTION.matcher(line).find() && !line.strip().startsWith("*") && !line.contains("convmv");
    }
}
