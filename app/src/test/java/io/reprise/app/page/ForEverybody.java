package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;

/** Every state of the page, dark and light, wide and narrow: axe has nothing to say, and nothing sticks out. */
final class ForEverybody {
    private static final String NOBODY = """
            {"user": null, "accounts": true, "csrf": null,
             "limits": {"uploadBytes": 1, "quotaBytes": 1, "usedBytes": 0}}""";

    private final Browser browser;
    private final String url;
    private final String video;
    private final Axe axe;

    ForEverybody(Browser browser, String url, String video, Axe axe) {
        this.browser = browser;
        this.url = url;
        this.video = video;
        this.axe = axe;
    }

    void in(ColorScheme scheme, int width) {
        String look = "%s-%d".formatted(scheme.name().toLowerCase(java.util.Locale.ROOT), width);
        try (Visit visit = new Visit(browser, url, width, 844, scheme, ReducedMotion.REDUCE)) {
            firstPage(visit, look);
            jobExecutor(visit, look);
            dialogs(visit, look);
            wall(visit, look);
            login(visit, look);
        }
    }

    private void firstPage(Visit visit, String look) {
        visit.open("#/");
        visit.page().locator(".videos li").first().waitFor();
        fits(visit, "first page " + look);
    }

    private void jobExecutor(Visit visit, String look) {
        visit.open(video);
        visit.awaitAnalysed();
        visit.page().locator("rp-card img").first().waitFor();
        fits(visit, "video " + look);
        assertThat(visit.eval("() => [...document.querySelectorAll('rp-clip video')].every(v => v.paused)"))
                .as("previews stand still for who wants less motion")
                .isEqualTo(true);
        visit.page().getByLabel("Suggestions for").selectOption("none");
        assertThat(visit.text("your history is left out")).isVisible();
        fits(visit, "without history " + look);
        visit.role(AriaRole.BUTTON, "Back to mine").click();
    }

    private void dialogs(Visit visit, String look) {
        visit.page().locator("rp-choice").getByText("Download").click();
        visit.page().locator("dialog .size").waitFor();
        fits(visit, "download " + look);
        visit.press("Escape", "?");
        assertThat(visit.role(AriaRole.HEADING, "How it works")).isVisible();
        fits(visit, "help " + look);
        visit.press("Escape");
    }

    private void wall(Visit visit, String look) {
        visit.open("#/gifs");
        visit.page()
                .locator("rp-tile canvas, rp-tile video, rp-tile img")
                .first()
                .waitFor();
        fits(visit, "wall " + look);
    }

    private void login(Visit visit, String look) {
        visit.page().route(Pattern.compile(".*/api/v1/session"), route -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(NOBODY));
            } else {
                route.fulfill(
                        new FulfillOptions()
                                .setStatus(401)
                                .setContentType("application/json")
                                .setBody(
                                        "{\"error\": {\"code\": \"wrong\", \"message\": \"Name and password don't fit.\", \"fields\": []}}"));
            }
        });
        visit.page().reload();
        visit.page().getByLabel("Name").fill("anna");
        visit.page().getByLabel("Password").fill("wrong");
        visit.press("Enter");
        assertThat(visit.role(AriaRole.ALERT, Pattern.compile(".*")).first()).containsText("don't fit");
        visit.expectFailedRequests();
        fits(visit, "login " + look);
    }

    private void fits(Visit visit, String state) {
        visit.picture(state.replace(' ', '-'));
        axe.approves(visit.page(), state);
        assertThat(visit.eval("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out sideways: " + state)
                .isEqualTo(true);
    }
}
