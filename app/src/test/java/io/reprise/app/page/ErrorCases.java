package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What people meet when something goes wrong. */
final class ErrorCases {
    private static final Pattern CONTENT = Pattern.compile(".*/content(\\?.*)?$");

    private final Visit visit;

    ErrorCases(Visit visit) {
        this.visit = visit;
        visit.expectFailedRequests();
    }

    /** The connection breaks while a video goes up: it goes on where it was. */
    void brokenUpload(Path film) {
        AtomicInteger parts = new AtomicInteger();
        visit.page().route(CONTENT, route -> {
            if (route.request().method().equals("PATCH") && parts.getAndIncrement() == 0) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        visit.upload(film);
        assertThat(parts.get()).as("parts sent, the broken one too").isGreaterThan(1);
        visit.page().unroute(CONTENT);
    }

    /** What isn't a video is refused before a byte is sent, or told when it was looked at. */
    void notAVideo(Path folder) throws IOException {
        visit.open("#/");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no video");
        visit.choose("Choose a video", notes);
        assertThat(visit.text("notes.txt is not a video.")).isVisible();
        Path liar = Files.write(
                folder.resolve("liar.mp4"), "no video either".repeat(500).getBytes(StandardCharsets.UTF_8));
        visit.choose("Choose a video", liar);
        assertThat(visit.role(AriaRole.ALERT, Pattern.compile(".*"))
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText(Pattern.compile("liar|can't be used")))
                        .first())
                .isVisible();
    }

    /** A browser that can't play the file shows the server's pictures, and says so. */
    void unplayable(String video) {
        visit.page()
                .route(
                        CONTENT,
                        route -> route.fulfill(
                                new FulfillOptions().setContentType("video/mp4").setBody("no film")));
        visit.open(video);
        assertThat(visit.text("This browser can't play this kind of video")).isVisible();
        visit.page().waitForFunction("() => document.querySelector('.frames img')?.naturalWidth > 0");
        visit.picture("unplayable");
        visit.page().unroute(CONTENT);
    }

    /** The server is restarted: a banner says so, and the page goes on by itself. */
    void serverAway(LiveServer server) throws IOException, InterruptedException {
        visit.open("#/gifs");
        visit.role(AriaRole.BUTTON, Pattern.compile("^Remove ")).first().waitFor(); // the GIFs come after the heading
        server.stop();
        visit.role(AriaRole.BUTTON, Pattern.compile("^Remove ")).first().click();
        assertThat(visit.text("The server does not answer. Nothing")).isVisible();
        server.startAgain();
        assertThat(visit.text("The server does not answer. Nothing")).hasCount(0);
        visit.role(AriaRole.BUTTON, Pattern.compile("^Remove ")).first().click();
        assertThat(visit.text("Removed ")).isVisible();
    }
}
