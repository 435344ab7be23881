package io.reprise.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server with accounts: logging in, and a token for a program from its making to its end. */
final class Account {
    private static final String ASK = """
            async (token) => (await fetch('api/v1/videos', {headers: {Authorization: 'Bearer ' + token}})).status""";

    private final Browser browser;
    private final String url;
    private final Axe axe;

    Account(Browser browser, String url, Axe axe) {
        this.browser = browser;
        this.url = url;
        this.axe = axe;
    }

    /** Makes one by the command line, in the home that a server of this folder has. */
    static void make(String command, Path folder) throws IOException, InterruptedException {
        Path password = Files.writeString(folder.resolve("password"), "a long password\n", StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder(command, "user", "add", "ann");
        builder.environment().put("REPRISE_HOME", folder.resolve("home").toString());
        assertThat(builder.inheritIO().redirectInput(password.toFile()).start().waitFor())
                .isZero();
    }

    void makesAndEndsAToken(ColorScheme scheme, int width) {
        String look = "%s-%d".formatted(scheme.name().toLowerCase(java.util.Locale.ROOT), width);
        try (Visit visit = new Visit(browser, url, width, 844, scheme, ReducedMotion.REDUCE)) {
            visit.open("#/");
            visit.page().getByLabel("Name").fill("ann");
            visit.page().getByLabel("Password").fill("a long password");
            visit.press("Enter");
            visit.role(AriaRole.BUTTON, "ann: account and tokens").click();
            assertThat(visit.text("No program has a token.")).isVisible();
            fits(visit, "account " + look);
            visit.page()
                    .getByLabel("For", new Page.GetByLabelOptions().setExact(true))
                    .fill("backup");
            visit.press("Enter");
            visit.page().locator(".fresh input").waitFor();
            String secret = visit.page().locator(".fresh input").inputValue();
            assertThat(secret).hasSize(64);
            assertThat(visit.text("never used")).isVisible();
            fits(visit, "token made " + look);
            assertThat(visit.page().evaluate(ASK, secret)).isEqualTo(200);
            visit.press("Escape");
            visit.role(AriaRole.BUTTON, "ann: account and tokens").click();
            assertThat(visit.text("used today")).isVisible();
            assertThat(visit.page().content()).as("shown once").doesNotContain(secret);
            visit.role(AriaRole.BUTTON, "End the token for backup").click();
            assertThat(visit.text("No program has a token.")).isVisible();
            visit.expectFailedRequests();
            assertThat(visit.page().evaluate(ASK, secret)).isEqualTo(401);
            visit.page().locator("dialog").getByText("Log out").click();
            assertThat(visit.role(AriaRole.HEADING, "Log in")).isVisible();
        }
    }

    private void fits(Visit visit, String state) {
        visit.picture(state.replace(' ', '-'));
        axe.approves(visit.page(), state);
        assertThat(visit.eval("() => [document.documentElement, document.querySelector('dialog')]"
                        + ".every(e => e.scrollWidth <= e.clientWidth)"))
                .as("nothing sticks out sideways: " + state)
                .isEqualTo(true);
    }
}
