package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the page's files without a browser. */
class PageFilesTest {
    private static final Path PAGE = Path.of("src/main/resources/io/reprise/app/page");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) \"(\\./[^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"((?:css|js)/[^\"]+|icon\\.svg)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("https?:|[\"'`(]//\\w|@import|: *url\\(");
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST_LINES = 300;

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(PAGE)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(PageFilesTest::what)
                .toList();
    }

    private static String what(MatchResult match) {
        return match.groupCount() > 0 ? match.group(1) : match.group();
    }

    @Test
    void everyImportAndLinkIsThere() throws IOException {
        for (Path module : files(".js")) {
            for (String target : found(IMPORT, module)) {
                assertThat(module.resolveSibling(target).normalize())
                        .as(module + " imports")
                        .exists();
            }
        }
        List<String> links = found(LINK, PAGE.resolve("index.html"));
        assertThat(links)
                .hasSizeGreaterThan(5)
                .allSatisfy(link -> assertThat(PAGE.resolve(link)).exists());
        assertThat(files(".css")).allSatisfy(sheet -> assertThat(links).contains("css/" + sheet.getFileName()));
    }

    @Test
    void nothingNamesAnotherServer() throws IOException {
        for (String ending : List.of(".js", ".css", ".html", ".svg")) {
            for (Path file : files(ending)) {
                assertThat(ELSEWHERE
                                .matcher(Files.readString(file).replace(SVG, ""))
                                .find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void nothingIsInline() throws IOException {
        String html = Files.readString(PAGE.resolve("index.html"));
        assertThat(html)
                .doesNotContain("style=", "<style", "onclick", "onload")
                .doesNotContainPattern("<script[^>]*>[^<]");
        for (Path module : files(".js")) {
            assertThat(Files.readString(module))
                    .as(module.toString())
                    .doesNotContain("innerHTML", "eval(", "new Function");
        }
    }

    @Test
    void modulesAreSmall() throws IOException {
        for (Path module : files(".js")) {
            assertThat(Files.readAllLines(module)).as(module.toString()).hasSizeLessThan(MOST_LINES);
        }
    }
}
