package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser against the built command's {@code serve}: first a newcomer's whole story, then, on what it
 * left, everything else. Pictures of every state are left in target/page-pictures.
 */
@Tag("timed")
@TestMethodOrder(OrderAnnotation.class)
class PageIT {
    private static final double NEWCOMER_SECONDS = 120;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static LiveServer server;
    private static Films films;
    private static String video = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.program();
        if (program.isEmpty()) {
            System.out.println("No Chromium here (PATH, REPRISE_CHROMIUM): the page is not tested.");
        }
        assumeTrue(program.isPresent(), "a Chromium on the PATH or in REPRISE_CHROMIUM");
        films = new Films(folder);
        chromium = new Chromium(program.orElseThrow());
        server = new LiveServer(System.getProperty("reprise.command", ""), folder);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static Visit visit() {
        return Visit.desktop(chromium.browser(), server.url());
    }

    @Test
    @Order(1)
    void aNewcomerKeepsAGifAndTheSecondVideoKnowsIt() throws IOException, BadInputException {
        Path first = films.first();
        try (Visit visit = visit()) {
            Story story = new Story(visit);
            story.uploads(first);
            video = visit.page().url().substring(server.url().length() + 1);
            story.seesSuggestions();
            story.movesTheEnd();
            story.keeps();
            System.out.printf("From `reprise serve` to the first kept GIF: %.1f s%n", server.age());
            assertThat(server.age())
                    .as("seconds from the command to the first GIF")
                    .isLessThan(NEWCOMER_SECONDS);
            story.downloads(folder, Films.isReal(first));
            story.isPersonal(films.drawn(2));
            story.removesAndUndoes();
        }
    }

    @Test
    @Order(2)
    void everythingWorksFromTheKeyboard() throws Exception {
        try (Visit visit = visit()) {
            ByKeyboard keyboard = new ByKeyboard(visit);
            keyboard.firstPage();
            keyboard.suggestions(video);
            keyboard.ownRange();
            keyboard.pages();
        }
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({"LIGHT, 1440", "DARK, 1440", "LIGHT, 390", "DARK, 390"})
    void everybodyCanUseEveryState(ColorScheme scheme, int width) throws Exception {
        new ForEverybody(chromium.browser(), server.url(), video, new Axe()).in(scheme, width);
    }

    @Test
    @Order(4)
    void twoHoursStayQuick() throws Exception {
        try (Visit visit = visit()) {
            new LongFilm(visit).isQuick(video);
        }
    }

    @Test
    @Order(5)
    void errorsAreShownAndTheyEnd() throws Exception {
        try (Visit visit = visit()) {
            ErrorCases error = new ErrorCases(visit);
            error.brokenUpload(films.drawn(3));
            error.notAVideo(folder);
            error.unplayable(video);
            error.serverAway(server);
        }
    }

    @Test
    @Order(6)
    void tokensAreMadeAndEnded() throws Exception {
        Path own = Files.createDirectory(folder.resolve("accounts"));
        String command = System.getProperty("reprise.command", "");
        Account.make(command, own);
        try (LiveServer withAccounts = new LiveServer(command, own)) {
            Account account = new Account(chromium.browser(), withAccounts.url(), new Axe());
            account.makesAndEndsAToken(ColorScheme.LIGHT, 1440);
            account.makesAndEndsAToken(ColorScheme.DARK, 390);
        }
    }
}
